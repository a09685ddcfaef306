import { DEFAULT_LIMITS } from '../limits'
import { invalidArgument } from './appwrite-error'

const LONG_NUMBER = /[0-9]{16,}/

/**
 * Parses a JSON body. Whole numbers beyond 2^53 become bigint instead of losing digits.
 * Nesting deeper than `maxDepth` levels is refused before it is parsed.
 */
export function parseJson(text: string, maxDepth = DEFAULT_LIMITS.jsonDepth): unknown {
  checkDepth(text, maxDepth)
  try {
    return LONG_NUMBER.test(text) ? reviveLong(JSON.parse(markLongNumbers(text))) : JSON.parse(text)
  } catch (error) {
    throw invalidArgument(error instanceof SyntaxError ? 'The request body is not valid JSON.' : String(error))
  }
}

/** Refuses what is nested too deeply, before anything works through it. */
export function checkDepth(text: string, maxDepth: number): void {
  if (depthOf(text) > maxDepth) throw invalidArgument(`The request body is nested deeper than ${maxDepth} levels.`)
}

/** JSON text in which bigint becomes a plain number. */
export function toJson(value: unknown): string {
  let long = false
  const text = JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== 'bigint') return item
    if (item >= Number.MIN_SAFE_INTEGER && item <= Number.MAX_SAFE_INTEGER) return Number(item)
    long = true
    return `${MARK}${item}`
  })
  return long ? text.replace(/"\\u0001bigint:(-?\d+)"/g, '$1') : text
}

const MARK = '\u0001bigint:'

/** Puts quotes and a mark round long whole numbers that stand outside strings. */
function markLongNumbers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => {
    if (token.startsWith('"') || !/^-?\d{16,}$/.test(token)) return token
    return Number.isSafeInteger(Number(token)) ? token : `"\\u0001bigint:${token}"`
  })
}

function reviveLong(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(MARK) && /^-?\d+$/.test(value.slice(MARK.length)) ? BigInt(value.slice(MARK.length)) : value
  if (Array.isArray(value)) return value.map(reviveLong)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reviveLong(item)]))
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (inString) {
      if (unit === 92) i++
      else if (unit === 34) inString = false
    } else if (unit === 34) inString = true
    else if (unit === 123 || unit === 91) deepest = Math.max(deepest, ++depth)
    else if (unit === 125 || unit === 93) depth--
  }
  return deepest
}

/** Empty objects as empty lists, at any depth: to PHP they are the same when it reads JSON that it wrote down. */
export function withoutEmptyObjects(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutEmptyObjects)
  const entries = Object.entries(value)
  return entries.length === 0 ? [] : Object.fromEntries(entries.map(([name, inner]) => [name, withoutEmptyObjects(inner)]))
}
