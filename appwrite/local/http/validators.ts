import { parsePermission } from '../permissions/parse-permission'
import { parseRole } from '../permissions/parse-role'
import { toJson } from './json-body'
import { grouped, invalid, validator, type Validator } from './validator'

const KEY_TEXT = "Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. Can't start with a special char"
/** The real server tells less than it allows when it asks for the id of something that is there already. */
export const UID_TEXT = "UID must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, and underscore. Can't start with a leading underscore"
const UID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/

/** The id of something that is there already. */
export const uid: Validator<string> = validator(UID_TEXT, (value) => (typeof value === 'string' && UID.test(value) ? value : invalid))

/** A column or index key, or another name of that form. */
export const key: Validator<string> = validator(KEY_TEXT, (value) => uid.parse(value))

/** The id of something new, or `unique()` asking the server to make one. */
export const customId: Validator<string> = validator(KEY_TEXT, (value) => (value === 'unique()' ? value : uid.parse(value)))

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

/** A text that must hold more than blanks. */
export function filledText(max: number): Validator<string> {
  const { describe, parse } = text(max)
  return validator(() => `${describe()} and not be blank`, (value) => {
    const parsed = parse(value)
    return parsed === invalid || parsed.trim() === '' ? invalid : parsed
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

/** True and false, in words and as 0 and 1. The text `false`, which query strings carry, is truthy to the real server: only 0 and false itself say no. */
export const boolean: Validator<boolean> = validator('Value must be a valid boolean', (value) => {
  if (typeof value === 'boolean') return value
  if (value === 'true' || value === 'false' || value === '1' || value === 1) return true
  return value === '0' || value === 0 ? false : invalid
})

/** A switch of a form with files, where everything is text and `false` means no. */
export const formBoolean: Validator<boolean> = validator('Value must be a valid boolean', (value) => (value === 'false' ? false : boolean.parse(value)))

/** A host name, wildcards included; the server looks at little more than that nothing stands around it. */
export const hostname: Validator<string> = validator('Value must be a valid hostname without path, port and protocol.', (value) =>
  (typeof value === 'string' && value !== '' && value !== '0' && characters(value) <= 253 && !/[/:]/.test(value) ? value : invalid))

/** Only true and false themselves. */
export const strictBoolean: Validator<boolean> = validator('Value must be a valid boolean', (value) => (typeof value === 'boolean' ? value : invalid))

/** The `total` switch of list routes: what the SDK sends, the text `false`, has no effect. */
export const totalSwitch: Validator<boolean> = boolean

/** A whole number between both ends, which count; digits in a text are taken too, because a query string has nothing else. */
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

const INT32 = 2_147_483_647

/** A whole number of 32 bits, not as text. */
export const int32: Validator<number> = validator(
  `Value must be a valid signed 32-bit integer between ${grouped(-INT32 - 1)} and ${grouped(INT32)}`,
  (value) => (typeof value === 'number' && Number.isInteger(value) && value >= -INT32 - 1 && value <= INT32 ? value : invalid),
)

export const numeric: Validator<number | bigint> = validator('Value must be a valid number', (value) => {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : invalid
})

/** One of a closed list. Not `strict`: capitals do not matter, and the value stays as it was written. */
export function oneOf<T extends string>(allowed: readonly T[], strict = true): Validator<T> {
  const fold = (value: string) => (strict ? value : value.toLowerCase())
  const known = new Set(allowed.map(fold))
  return validator(`Value must be one of (${allowed.map(fold).join(', ')})`, (value) => (typeof value === 'string' && known.has(fold(value)) ? (value as T) : invalid))
}

/** A JSON object, or a string holding one. */
export const json: Validator<Record<string, unknown>> = validator('Value must be a valid JSON object', readObject)

function readObject(value: unknown): Record<string, unknown> | typeof invalid {
  if (typeof value === 'object' && value !== null) return isFilledList(value) ? invalid : (value as Record<string, unknown>)
  if (typeof value !== 'string') return invalid
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : invalid
  } catch {
    // Not JSON is an ordinary refusal of the parameter.
    return invalid
  }
}

/** The same, written down in at most so many characters. */
export const shortJson = (max: number): Validator<Record<string, unknown>> => validator(`Value must be a valid JSON object no longer than ${max} characters when encoded`, (value) => {
  const parsed = readObject(value)
  return parsed === invalid || toJson(parsed).length > max ? invalid : parsed
})

/** To PHP an object whose names are 0, 1, 2 … is a list, and an empty list may be an empty object. */
function isFilledList(value: object): boolean {
  const names = Object.keys(value)
  return names.length > 0 && names.every((name, at) => name === String(at))
}

/** A JSON object only, at most 65,535 bytes as the server writes it down: letters beyond ASCII escaped, slashes too. Lists are refused. */
export const assoc: Validator<Record<string, unknown>> = validator('Value must be a valid object.', (value) => {
  if (Array.isArray(value) && value.length === 0) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid
  const object = value as Record<string, unknown>
  const names = Object.keys(object)
  // To PHP an object whose names are 0, 1, 2 … is a list. One without names it takes for no object at all: only an empty list empties.
  if (names.every((name, at) => name === String(at))) return invalid
  return toJson(object).replace(/[^\0-\x7f]/gu, (letter) => (letter.length === 1 ? '\\u0000' : '\\u0000\\u0000')).replaceAll('/', '\\/').length > 65_535 ? invalid : object
})

/** A list in which every item holds; one bad item refuses all of it. `max` 0 sets no limit. */
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

/** Query strings of the lists of rows. */
export const rowQueryList: Validator<string[]> = list(text(4096), 100)

/** The real server sets no limit to the number of queries of other lists than rows; so many are never meant. */
const MOST_QUERIES = 500
let listProblem = ''

/** Query strings of every other list; what they say is looked at when they are read. */
export const queryList: Validator<string[]> = validator(() => listProblem, (value) => {
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string')
  listProblem = isList ? `Value must a valid array no longer than ${MOST_QUERIES} items` : 'Queries must be an array'
  return isList && value.length <= MOST_QUERIES ? (value as string[]) : invalid
})

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[A-Za-z0-9]+(-+[A-Za-z0-9]+)*$/

export const email: Validator<string> = validator('Value must be a valid email address', (value) => (typeof value === 'string' && isEmail(value) ? value : invalid))

/** As PHP's mail filter sees it, without quoted names and numeric hosts: `a@b.c` will do, the last label starts with a letter. */
export function isEmail(value: string): boolean {
  const at = value.lastIndexOf('@')
  const [local, labels] = [value.slice(0, at), value.slice(at + 1).split('.')]
  if (at < 1 || value.length > 254 || local.length > 64 || !LOCAL_PART.test(local)) return false
  return labels.length > 1 && labels.every((part) => part.length < 64 && LABEL.test(part)) && /^[a-z]/i.test(labels.at(-1) ?? '')
}

/** Country codes that numbers may start with. */
const CALLING_CODES = new Set(
  `1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 94 95 98
  212 213 216 218 220 221 222 223 224 226 227 228 229 231 232 233 234 236 237 238 239 240 241 242 244 245 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269
  290 291 297 298 299 350 351 352 353 354 356 357 358 359 370 371 372 373 374 375 376 377 378 380 381 385 386 387 389 417 420 421
  500 501 502 503 504 505 506 507 509 590 591 592 593 594 595 596 597 598 670 671 672 673 674 675 676 677 678 679 680 681 682 683 686 687 688 689 691 692
  850 852 853 855 856 880 886 960 961 962 963 964 965 966 967 968 971 972 973 974 975 976 977 994 995 996`.split(/\s+/),
)

/** An international number of a country the server knows. */
export const phone: Validator<string> = validator("Phone number must start with a '+' can have a maximum of fifteen digits.", (value) => {
  if (typeof value !== 'string' || !/^\+[1-9]\d{6,14}$/.test(value)) return invalid
  return [3, 2, 1].some((length) => CALLING_CODES.has(value.slice(1, 1 + length))) ? value : invalid
})

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
      message = 'Permissions must be an array of strings.'
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
