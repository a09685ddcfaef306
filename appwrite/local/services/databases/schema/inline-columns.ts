import { invalidArgument } from '../../../http/appwrite-error'
import { invalid } from '../../../http/validator'
import { key as keyValidator } from '../../../http/validators'
import { problemWith } from '../rows/row-values'
import type { ColumnOptions, ColumnType } from './column-def'
import type { NewIndex } from './index-check'
import type { NewColumn } from './schema-writes'

type Given = Record<string, unknown>

const FORMATS = new Set(['email', 'enum', 'ip', 'url'])
const SIZES: Partial<Record<string, number>> = { email: 254, url: 2000, ip: 39, enum: 255, text: 65_535, mediumtext: 16_777_215, longtext: 4_294_967_295 }
const TYPES = new Set(['string', 'varchar', 'text', 'mediumtext', 'longtext', 'integer', 'bigint', 'double', 'float', 'boolean', 'datetime', 'email', 'url', 'ip', 'enum'])
const NUMBERS = new Set(['integer', 'bigint', 'double'])
const MAX_SIZE = 1_073_741_824

/** Reads the `columns` of `createTable`. Wording is the real server's, which calls them attributes here. */
export function readInlineColumns(given: readonly Given[]): NewColumn[] {
  const seen = new Set<string>()
  return given.map((column, i) => {
    const key = checkedKey(column.key, `attribute at index ${i}`, 'Attribute at index ' + i)
    if (column.type === undefined) throw invalidArgument(`Attribute at index ${i} is missing required field 'type'`)
    if (seen.has(key)) throw invalidArgument(`Duplicate attribute key: ${key}`)
    seen.add(key)
    if (column.type === 'relationship') throw invalidArgument('Relationship attributes cannot be created inline. Use the create relationship endpoint instead.')
    if (!TYPES.has(String(column.type))) throw invalidArgument(`Invalid type for attribute '${key}': ${String(column.type)}`)
    return readColumn(key, column)
  })
}

function checkedKey(key: unknown, where: string, subject: string): string {
  if (key === undefined || key === null) throw invalidArgument(`${subject} is missing required field 'key'`)
  if (keyValidator.parse(key) === invalid) throw invalidArgument(`Invalid key for ${where}: ${keyValidator.describe()}`)
  return String(key)
}

function readColumn(key: string, given: Given): NewColumn {
  const named = String(given.type)
  const type = (FORMATS.has(named) ? 'string' : named === 'float' ? 'double' : named) as ColumnType
  const format = FORMATS.has(named) ? named : String(given.format ?? '')
  const size = sizeOf(key, { given, type, format, named })
  const options = optionsOf(key, { given, type, format })
  const column: NewColumn = {
    key, type, format: options.min !== undefined || options.max !== undefined ? rangeFormat(type) : format, size: type === 'integer' && wide(options) ? 8 : size,
    required: flag(key, given, 'required'), array: flag(key, given, 'array'), fallback: given.default ?? null, options,
  }
  checkFallback(column)
  return column
}

function sizeOf(key: string, { given, type, format, named }: { given: Given; type: string; format: string; named: string }): number {
  if (given.size !== undefined && given.size !== null && !Number.isInteger(given.size)) throw invalidArgument(`Invalid size for attribute '${key}': must be an integer`)
  const fixed: Partial<Record<string, number>> = { integer: 4, bigint: 8 }
  if (type !== 'string' && type !== 'varchar') return fixed[type] ?? SIZES[type] ?? 0
  const size = givenSize(given) ?? SIZES[format] ?? SIZES[named] ?? 0
  if (size < 1 || size > MAX_SIZE) throw invalidArgument(`Invalid or missing size for string attribute '${key}'. Size must be between 1 and ${MAX_SIZE}`)
  if (format !== '' && !FORMATS.has(format)) throw invalidArgument(`Invalid format for attribute '${key}': ${format}`)
  return size
}

const givenSize = ({ size }: Given) => (typeof size === 'number' && size > 0 ? size : undefined)

function optionsOf(key: string, { given, type, format }: { given: Given; type: string; format: string }): ColumnOptions {
  const options: ColumnOptions = rangeOf(key, given, type)
  if (format === 'enum' && Array.isArray(given.elements)) options.elements = given.elements.map(String)
  if (given.encrypt === true || (Array.isArray(given.filters) && given.filters.includes('encrypt'))) options.encrypt = true
  return options
}

function rangeOf(key: string, given: Given, type: string): ColumnOptions {
  const min = given.min ?? null
  const max = given.max ?? null
  if (min === null && max === null) return {}
  if (!NUMBERS.has(type)) throw invalidArgument(`Attribute '${key}': min/max can only be used with integer, bigint or float types`)
  if (min !== null && max !== null && (min as number) > (max as number)) throw invalidArgument(`Attribute '${key}': minimum value must be less than or equal to maximum value`)
  const ends = type === 'double' ? { min: -Number.MAX_VALUE, max: Number.MAX_VALUE } : { min: -(2n ** 63n), max: 2n ** 63n - 1n }
  return { min: (min ?? ends.min) as number | bigint, max: (max ?? ends.max) as number | bigint }
}

const wide = ({ max }: ColumnOptions) => max !== undefined && max > 2_147_483_647
const rangeFormat = (type: string) => (type === 'integer' ? 'intRange' : type === 'bigint' ? 'bigintRange' : 'floatRange')

function flag(key: string, given: Given, name: 'required' | 'array'): boolean {
  const value = given[name] ?? false
  if (typeof value !== 'boolean') throw invalidArgument(`Invalid '${name}' value for attribute '${key}': must be a boolean`)
  return value
}

const NOUNS: Partial<Record<string, string>> = { integer: 'an integer', bigint: 'an integer', double: 'a number', boolean: 'a boolean', datetime: 'a string in ISO 8601 format' }

function checkFallback({ key, type, format = '', size = 0, required, array, fallback, options = {} }: NewColumn): void {
  if (fallback === null || fallback === undefined) return
  if (required) throw invalidArgument(`Attribute '${key}' cannot have a default value when required is true`)
  if (array) throw invalidArgument(`Attribute '${key}' cannot have a default value when array is true`)
  if (problemWith({ type, size, format: '', options }, fallback) !== null) {
    throw invalidArgument(`Default value for ${type === 'double' ? 'float' : NOUNS[type] === undefined ? 'string' : type} attribute '${key}' must be ${NOUNS[type] ?? 'a string'}`)
  }
  if (format !== '' && problemWith({ type, size, format, options }, fallback) !== null) {
    throw invalidArgument(options.min === undefined ? `Default value for ${format} attribute '${key}' must be a valid ${format}` : `Default value for ${type} attribute '${key}' must be between ${options.min} and ${options.max}`)
  }
}

/** Reads the `indexes` of `createTable`, whose columns are called attributes. */
export function readInlineIndexes(given: readonly Given[]): NewIndex[] {
  const seen = new Set<string>()
  return given.map((index, i) => {
    const where = `Index at position ${i}`
    if (typeof index.key !== 'string') throw invalidArgument(`${where} is missing required field 'key'`)
    if (typeof index.type !== 'string') throw invalidArgument(`${where} is missing required field 'type'`)
    const columns = index.attributes ?? index.columns
    if (!Array.isArray(columns)) throw invalidArgument(`${where} is missing required field 'attributes' (must be an array)`)
    const key = checkedKey(index.key, `index at position ${i}`, where)
    if (seen.has(key)) throw invalidArgument(`Duplicate index key: ${key}`)
    seen.add(key)
    if (!['key', 'fulltext', 'unique', 'spatial'].includes(index.type)) throw invalidArgument(`Invalid type for index '${key}': ${index.type}`)
    if (columns.length === 0) throw invalidArgument(`Index '${key}' must have at least one attribute`)
    const list = (value: unknown) => (Array.isArray(value) ? value : []) as unknown[]
    return { key, type: index.type, columns: columns.map(String), orders: list(index.orders).map((order) => (order === null ? null : String(order))), lengths: list(index.lengths).map((length) => (length === null ? null : Number(length))) }
  })
}
