import { invalidArgument } from '../../../http/appwrite-error'
import { characters } from '../../../http/validators'
import { problemWith } from '../rows/row-values'
import { STRING_TYPES, type ColumnOptions } from './column-def'
import type { InlineColumn } from './inline-columns'

const FORMATS: Partial<Record<string, { said: string; noun: string }>> = {
  email: { said: 'email', noun: 'email address' },
  ip: { said: 'IP', noun: 'IP address' },
  url: { said: 'URL', noun: 'URL' },
}

/** What a value of each type must be, as the server says it; `float` is its word for a double. */
const KINDS: Partial<Record<string, { said: string; noun: string; fits: (value: unknown) => boolean }>> = {
  integer: { said: 'integer', noun: 'an integer', fits: isWhole },
  bigint: { said: 'bigint', noun: 'an integer', fits: isWhole },
  double: { said: 'float', noun: 'a number', fits: (value) => typeof value === 'number' || typeof value === 'bigint' },
  boolean: { said: 'boolean', noun: 'a boolean', fits: (value) => typeof value === 'boolean' },
  datetime: { said: 'datetime', noun: 'a string in ISO 8601 format', fits: (value) => typeof value === 'string' },
}

function isWhole(value: unknown): boolean {
  return typeof value === 'bigint' || Number.isInteger(value)
}

/** Refuses a default that its own column could not keep. Throws 400 `general_argument_invalid`. */
export function checkInlineDefault(column: InlineColumn, options: ColumnOptions): void {
  const { key, given, type } = column
  const value = given.default
  if (value === undefined || value === null) return
  if (STRING_TYPES.has(type)) return checkText(column, value)
  const kind = KINDS[type]
  if (kind === undefined) return
  if (!kind.fits(value)) throw invalidArgument(`Default value for ${kind.said} attribute '${key}' must be ${kind.noun}`)
  if (type === 'datetime' && problemWith({ type, size: 0, format: '', options: {} }, value) !== null) throw invalidArgument(`Default value for datetime attribute '${key}' must be in valid ISO 8601 format`)
  const { min, max } = options
  if (min === undefined || max === undefined) return
  if ((value as number) < min || (value as number) > max) throw invalidArgument(`Default value for ${kind.said} attribute '${key}' must be between ${shown(min)} and ${shown(max)}`)
}

function checkText({ key, type, format, size }: InlineColumn, value: unknown): void {
  if (typeof value !== 'string') throw invalidArgument(`Default value for string attribute '${key}' must be a string`)
  if (characters(value) > size) throw invalidArgument(`Default value for attribute '${key}' exceeds maximum size of ${size} characters`)
  const known = FORMATS[format]
  if (known !== undefined && problemWith({ type, size, format, options: {} }, value) !== null) throw invalidArgument(`Default value for ${known.said} attribute '${key}' must be a valid ${known.noun}`)
}

/** Numbers as PHP writes them into a sentence. */
const shown = (value: number | bigint) => String(value).replace('e', 'E')
