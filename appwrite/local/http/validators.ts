import { parsePermission } from '../permissions/parse-permission'
import { parseRole } from '../permissions/parse-role'
import { grouped, invalid, validator, type Validator } from './validator'

const UID_TEXT = "Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. Can't start with a special char"
const UID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/

/** An id chosen by the caller, without the `unique()` shorthand. */
export const uid: Validator<string> = validator(UID_TEXT, (value) => (typeof value === 'string' && UID.test(value) ? value : invalid))

/** An id, or `unique()` asking the server to make one. */
export const customId: Validator<string> = validator(UID_TEXT, (value) => (value === 'unique()' ? value : uid.parse(value)))

/** A column or index key. */
export const key: Validator<string> = validator(UID_TEXT, (value) => (typeof value === 'string' && UID.test(value) ? value : invalid))

/** Text of `min` to `max` characters; 0 means no upper limit. */
export function text(max: number, min = 1): Validator<string> {
  const describe = () => {
    if (min === max) return `Value must be a valid string and exactly ${max} chars`
    const least = min === 0 ? '' : ` and at least ${min} chars`
    return `Value must be a valid string${least}${max === 0 ? '' : ` and no longer than ${max} chars`}`
  }
  return validator(describe, (value) => {
    if (typeof value !== 'string') return invalid
    const length = characters(value)
    return length < min || (max > 0 && length > max) ? invalid : value
  })
}

/** Length in code points, as the server counts characters. */
export function characters(value: string): number {
  let count = value.length
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xdc00) count--
  }
  return count
}

/** Strict in JSON bodies; query strings carry `true`, `false`, `0` and `1` as text. */
export const boolean: Validator<boolean> = validator('Value must be a valid boolean', (value) => {
  if (typeof value === 'boolean') return value
  if (value === 'true' || value === '1' || value === 1) return true
  if (value === 'false' || value === '0' || value === 0) return false
  return invalid
})

/**
 * The `total` switch of list routes. Only the number 0 turns counting off:
 * what the SDK sends, the text `false`, is truthy to the real server.
 */
export const totalSwitch: Validator<boolean> = validator('Value must be a valid boolean', (value) => {
  if (value === 'false') return true
  return boolean.parse(value)
})

export function integerRange(min: number, max: number): Validator<number> {
  return validator(`Value must be a valid range between ${grouped(min)} and ${grouped(max)}`, (value) => {
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max ? number : invalid
  })
}

export const integer: Validator<number | bigint> = validator('Value must be a valid integer', (value) => {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))) return value
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : invalid
})

export const numeric: Validator<number | bigint> = validator('Value must be a valid float', (value) => {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : invalid
})

export function oneOf<T extends string>(allowed: readonly T[], strict = true): Validator<T> {
  const fold = (value: string) => (strict ? value : value.toLowerCase())
  const known = new Set(allowed.map(fold))
  return validator(`Value must be one of (${allowed.join(', ')})`, (value) => (typeof value === 'string' && known.has(fold(value)) ? (value as T) : invalid))
}

/** A JSON object, or a string holding one. */
export const json: Validator<Record<string, unknown>> = validator('Value must be a valid JSON object', (value) => {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  if (typeof value !== 'string') return invalid
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : invalid
  } catch {
    // Not JSON is an ordinary refusal of the parameter.
    return invalid
  }
})

/** A JSON object only (lists are refused). */
export const assoc: Validator<Record<string, unknown>> = validator('Value must be a valid object.', (value) => {
  const parsed = json.parse(value)
  if (parsed === invalid || (Array.isArray(parsed) && parsed.length > 0)) return invalid
  const object = Array.isArray(parsed) ? {} : parsed
  return JSON.stringify(object).length > 65_535 ? invalid : object
})

export function list<T>(item: Validator<T>, max = 0): Validator<T[]> {
  const describe = () => (max > 0 ? `Value must a valid array no longer than ${max} items and ${item.describe()}` : `Value must a valid array and ${item.describe()}`)
  return validator(describe, (value) => {
    if (!Array.isArray(value) || (max > 0 && value.length > max)) return invalid
    const parsed: T[] = []
    for (const entry of value) {
      const result = item.parse(entry)
      if (result === invalid) return invalid
      parsed.push(result)
    }
    return parsed
  })
}

/** Query strings of list routes. */
export const queryList: Validator<string[]> = list(text(4096), 100)

const EMAIL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/

export const email: Validator<string> = validator('Value must be a valid email address', (value) => (typeof value === 'string' && isEmail(value) ? value : invalid))

export function isEmail(value: string): boolean {
  return value.length <= 320 && EMAIL.test(value)
}

export const phone: Validator<string> = validator(
  "Phone number must start with a '+' can have a maximum of fifteen digits.",
  (value) => (typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value) ? value : invalid),
)

/** ISO 8601 time, kept as text. */
export const datetime: Validator<string> = validator('Value must be valid date between 1000-01-01 00:00:00 and 9999-12-31 23:59:59.', (value) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : invalid))

/**
 * Permission strings of a row, file, table or bucket.
 * Says which part of the first bad string is wrong, so it keeps the last message.
 */
export function permissions(allowed: readonly string[], max = 100): Validator<string[]> {
  let message = ''
  return validator(
    () => message,
    (value) => {
      message = 'Value must a valid array'
      if (!Array.isArray(value)) return invalid
      if (value.length > max) {
        message = `You can only provide up to ${max} permissions.`
        return invalid
      }
      for (const entry of value) {
        const problem = typeof entry === 'string' ? parsePermission(entry, allowed) : 'Every permission must be of type string.'
        if (typeof problem === 'string') {
          message = problem
          return invalid
        }
      }
      return value as string[]
    },
  )
}

/** Role strings, at most `max`: a topic's `subscribe`, a function's `execute`. */
export function roles(max: number): Validator<string[]> {
  let message = ''
  return validator(() => message, (value) => {
    message = 'Roles must be an array of strings.'
    if (!Array.isArray(value)) return invalid
    if (value.length > max) {
      message = `You can only provide up to ${max} roles.`
      return invalid
    }
    for (const role of value) {
      const problem = typeof role === 'string' ? parseRole(role) : 'Every role must be of type string.'
      if (typeof problem !== 'string') continue
      message = problem
      return invalid
    }
    return value as string[]
  })
}
