import { invalidArgument } from '../../../http/appwrite-error'
import { invalid } from '../../../http/validator'
import { key as keyValidator } from '../../../http/validators'
import type { ColumnOptions, ColumnType } from './column-def'
import { checkInlineDefault } from './inline-default'
import type { NewColumn } from './schema-writes'

export type Given = Record<string, unknown>
/** A column as `createTable` is given it, with its type, format and size made out. */
export type InlineColumn = { key: string; given: Given; type: ColumnType; format: string; size: number }

const FORMAT_SIZES: Partial<Record<string, number>> = { email: 254, enum: 255, ip: 39, url: 2000 }
const FIXED_SIZES: Partial<Record<string, number>> = { text: 65_535, mediumtext: 16_777_215, longtext: 2_147_483_647 }
const TYPES = new Set(['string', 'varchar', 'text', 'mediumtext', 'longtext', 'integer', 'bigint', 'double', 'boolean', 'datetime', ...Object.keys(FORMAT_SIZES)])
const SPATIAL = new Set(['point', 'linestring', 'polygon'])
const NUMBERS = new Set(['integer', 'bigint', 'double'])
const MOST = 100
const MAX_SIZE = 1_073_741_824
const MAX_ELEMENT = 255

const isSet = (value: unknown): boolean => value !== undefined && value !== null
const isWhole = (value: unknown): boolean => typeof value === 'bigint' || Number.isInteger(value)

/** Reads the `columns` of `createTable`. Wording is the real server's, which calls them attributes here. */
export function readInlineColumns(given: readonly Given[]): NewColumn[] {
  if (given.length > MOST) throw invalidArgument(`Maximum of ${MOST} attributes allowed`)
  const seen = new Set<string>()
  return given.map((column, i) => {
    const key = inlineKey(column, { name: 'attribute', where: `index ${i}` })
    if (!isSet(column.type)) throw invalidArgument(`Attribute at index ${i} is missing required field 'type'`)
    if (keyValidator.parse(column.key) === invalid) throw invalidArgument(`Invalid key for attribute at index ${i}: ${keyValidator.describe()}`)
    if (seen.has(key)) throw invalidArgument(`Duplicate attribute key: ${key}`)
    seen.add(key)
    return readColumn(madeOut(key, column))
  })
}

/** The key of a column or index, which must be there. */
export function inlineKey(given: Given, { name, where }: { name: 'attribute' | 'index'; where: string }): string {
  const { key } = given
  if (!Array.isArray(given) && Object.keys(given).length === 0) throw invalidArgument(`${name === 'index' ? 'Index' : 'Attribute'} at ${where} must be an object`)
  if (!isSet(key) || (name === 'index' && typeof key !== 'string')) throw invalidArgument(`${name === 'index' ? 'Index' : 'Attribute'} at ${where} is missing required field 'key'`)
  return String(key)
}

function madeOut(key: string, given: Given): InlineColumn {
  const named = String(given.type)
  if (SPATIAL.has(named)) throw invalidArgument('Spatial attributes are not supported by the current database')
  if (!TYPES.has(named)) throw invalidArgument(`Invalid type for attribute '${key}': ${named}`)
  const isFormat = FORMAT_SIZES[named] !== undefined
  const type = (isFormat ? 'string' : named) as ColumnType
  const format = isFormat ? named : String(given.format ?? '')
  const asked = typeof given.size === 'number' && Number.isInteger(given.size) ? given.size : 0
  return { key, given, type, format, size: FIXED_SIZES[type] ?? (asked < 1 ? (FORMAT_SIZES[format] ?? asked) : asked) }
}

function readColumn(column: InlineColumn): NewColumn {
  const { key, given, type, format, size } = column
  checkSize(column)
  checkFormat(column)
  const required = flag(column, 'required')
  const array = flag(column, 'array')
  flag(column, 'signed')
  if (isSet(given.signed) && !NUMBERS.has(type)) throw invalidArgument(`Attribute '${key}': 'signed' can only be used with integer, bigint or float types`)
  if (required && isSet(given.default)) throw invalidArgument(`Attribute '${key}' cannot have a default value when required is true`)
  if (array && isSet(given.default)) throw invalidArgument(`Attribute '${key}' cannot have a default value when array is true`)
  const options = rangeOf(column)
  checkInlineDefault(column, options)
  if (format === 'enum') options.elements = elementsOf(column)
  if (Array.isArray(given.filters) && given.filters.includes('encrypt')) options.encrypt = true
  return { key, type, format: options.min === undefined ? format : rangeFormat(type), size, required, array, fallback: given.default ?? null, options }
}

function checkSize({ key, given, type, size }: InlineColumn): void {
  if (isSet(given.size) && !isWhole(given.size)) throw invalidArgument(`Invalid size for attribute '${key}': must be an integer`)
  if (type !== 'string' && type !== 'varchar') return
  if (size < 1 || size > MAX_SIZE) throw invalidArgument(`Invalid or missing size for string attribute '${key}'. Size must be between 1 and ${MAX_SIZE}`)
}

function checkFormat({ key, type, format }: InlineColumn): void {
  if (format === '') return
  if (type !== 'string' && type !== 'varchar') throw invalidArgument(`Format is only allowed for string type for attribute '${key}'`)
  if (FORMAT_SIZES[format] === undefined) throw invalidArgument(`Invalid format for attribute '${key}': ${format}`)
}

function flag({ key, given }: InlineColumn, name: 'required' | 'array' | 'signed'): boolean {
  const value = given[name] ?? false
  if (typeof value !== 'boolean') throw invalidArgument(`Invalid '${name}' value for attribute '${key}': must be a boolean`)
  return value
}

function rangeOf({ key, given, type }: InlineColumn): ColumnOptions {
  const min = given.min ?? null
  const max = given.max ?? null
  if (min === null && max === null) return {}
  if (!NUMBERS.has(type)) throw invalidArgument(`Attribute '${key}': min/max can only be used with integer, bigint or float types`)
  if (min !== null && max !== null && (min as number) > (max as number)) throw invalidArgument(`Attribute '${key}': minimum value must be less than or equal to maximum value`)
  const ends = type === 'double' ? { min: -Number.MAX_VALUE, max: Number.MAX_VALUE } : { min: -(2n ** 63n), max: 2n ** 63n - 1n }
  return { min: (min ?? ends.min) as number | bigint, max: (max ?? ends.max) as number | bigint }
}

const rangeFormat = (type: string) => (type === 'integer' ? 'intRange' : type === 'bigint' ? 'bigintRange' : 'floatRange')

function elementsOf({ key, given }: InlineColumn): string[] {
  const { elements } = given
  if (!Array.isArray(elements) || elements.length === 0) throw invalidArgument(`Attribute '${key}' with enum format must have 'elements' array`)
  elements.forEach((element: unknown, i) => {
    // PHP takes the text "0" for empty.
    if (typeof element !== 'string' || element === '' || element === '0') throw invalidArgument(`Enum element at index ${i} for attribute '${key}' must be a non-empty string`)
    if (Buffer.byteLength(element) > MAX_ELEMENT) throw invalidArgument(`Enum element at index ${i} for attribute '${key}' exceeds maximum length of ${MAX_ELEMENT} characters`)
  })
  if (isSet(given.default) && !elements.includes(given.default)) throw invalidArgument(`Default value for enum attribute '${key}' must be one of the provided elements`)
  return elements as string[]
}
