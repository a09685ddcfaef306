import { AppwriteError } from '../../../http/appwrite-error'
import { grouped } from '../../../http/validator'
import { characters, isEmail } from '../../../http/validators'
import { normaliseDatetime } from '../../../query/datetime'
import { isIP } from 'node:net'
import type { ColumnDef } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'

export type RowData = Record<string, unknown>

const INT32 = 'Value must be a valid signed 32-bit integer between -2,147,483,648 and 2,147,483,647'
const INT64 = 'Value must be a valid signed 64-bit integer between -9,223,372,036,854,775,808 and 9,223,372,036,854,775,808'
const BIGINT = 'Value must be a valid signed 64-bit integer between -9,223,372,036,854,775,808 and 9,223,372,036,854,775,807'
export const DATETIME = 'Value must be valid date between 1000-01-01 00:00:00 and 9999-12-31 23:59:59.'
const BYTES: Partial<Record<string, number>> = { text: 65_535, mediumtext: 16_777_215, longtext: 4_294_967_295 }
const MIN64 = -(2n ** 63n)
const MAX64 = 2n ** 63n - 1n

/** 400 `row_invalid_structure` in the server's wording, which speaks of documents and attributes. */
export function invalidStructure(problem: string): AppwriteError {
  return new AppwriteError('row_invalid_structure', `Invalid document structure: ${problem}`)
}

/** Refuses a row that lacks a required value, has an unknown one or one of the wrong shape. `given` are the keys being written. */
export function checkStructure(table: TableDef, full: RowData, given: readonly string[]): void {
  for (const column of table.byKey.values()) {
    if (column.required && (full[column.key] === undefined || full[column.key] === null)) throw invalidStructure(`Missing required attribute "${column.key}"`)
  }
  checkGiven(table, full, given)
}

/** Refuses unknown columns and values of the wrong shape, whatever else the row needs. */
export function checkGiven(table: TableDef, full: RowData, given: readonly string[]): void {
  for (const key of given) if (!table.byKey.has(key)) throw invalidStructure(`Unknown attribute: "${key}"`)
  for (const key of given) {
    const column = table.byKey.get(key)
    if (column !== undefined) checkValue(column, full[key])
  }
}

/** Refuses what a change of many rows may not give them: to such a change, an empty value of a needed column is one of the wrong shape. */
export function checkChange(table: TableDef, values: RowData, given: readonly string[]): void {
  for (const key of given) {
    const column = table.byKey.get(key)
    if (column?.required === true && values[key] === null) throw wrongShape(column, column.array ? null : problemWith(column, null))
  }
  checkGiven(table, values, given)
}

function wrongShape(column: ColumnDef, problem: string | null): AppwriteError {
  return invalidStructure(problem === null ? `Attribute "${column.key}" must be an array` : `Attribute "${column.key}" has invalid ${column.format === '' ? 'type' : 'format'}. ${problem}`)
}

function checkValue(column: ColumnDef, value: unknown): void {
  if (value === null || value === undefined || column.type === 'relationship') return
  const label = column.format === '' ? 'type' : 'format'
  if (!column.array) {
    const problem = problemWith(column, value)
    if (problem !== null) throw invalidStructure(`Attribute "${column.key}" has invalid ${label}. ${problem}`)
    return
  }
  if (!Array.isArray(value)) throw invalidStructure(`Attribute "${column.key}" must be an array`)
  value.forEach((item: unknown, i) => {
    if (item === null && !column.required) return
    const problem = problemWith(column, item)
    if (problem !== null) throw invalidStructure(`Attribute "${column.key}['${i}']" has invalid ${label}. ${problem}`)
  })
}

/** What is wrong with one value for a column, or null. */
export function problemWith(column: Pick<ColumnDef, 'type' | 'size' | 'format' | 'options'>, value: unknown): string | null {
  return typeProblem(column, value) ?? formatProblem(column, value)
}

const isWide = (value: unknown): boolean => isInteger(value, 64) || (typeof value === 'string' && /^-?\d{1,19}$/.test(value) && isInteger(BigInt(value), 64))

/** For each type: the wording when a value does not fit, or null. */
const TYPE_PROBLEMS: Partial<Record<string, (value: unknown, size: number) => string | null>> = {
  string: sizedText,
  varchar: sizedText,
  text: (value) => wideText('text', value),
  mediumtext: (value) => wideText('mediumtext', value),
  longtext: (value) => wideText('longtext', value),
  integer: (value, size) => (size >= 8 ? (isInteger(value, 64) ? null : INT64) : isInteger(value, 32) ? null : INT32),
  bigint: (value) => (isWide(value) ? null : BIGINT),
  double: (value) => (typeof value === 'number' || typeof value === 'bigint' ? null : 'Value must be a valid float'),
  boolean: (value) => (typeof value === 'boolean' ? null : 'Value must be a valid boolean'),
  datetime: (value) => (typeof value === 'string' && normaliseDatetime(value) !== null ? null : DATETIME),
}

function sizedText(value: unknown, size: number): string | null {
  return typeof value === 'string' && characters(value) <= size ? null : `Value must be a valid string and no longer than ${size} chars`
}

function wideText(type: string, value: unknown): string | null {
  return typeof value === 'string' && Buffer.byteLength(value) <= (BYTES[type] ?? 0) ? null : `Value must be a valid string no longer than ${BYTES[type]} bytes`
}

function typeProblem({ type, size }: Pick<ColumnDef, 'type' | 'size'>, value: unknown): string | null {
  return TYPE_PROBLEMS[type]?.(value, size) ?? null
}

function isInteger(value: unknown, bits: 32 | 64): boolean {
  if (typeof value === 'bigint') return bits === 64 && value >= MIN64 && value <= MAX64
  return typeof value === 'number' && Number.isInteger(value) && (bits === 64 ? Math.abs(value) <= Number(MAX64) : (value >= -2_147_483_648 && value <= 2_147_483_647))
}

function formatProblem({ format, options }: Pick<ColumnDef, 'format' | 'options'>, value: unknown): string | null {
  switch (format) {
    case 'email':
      return isEmail(String(value)) ? null : 'Value must be a valid email address'
    case 'url':
      return isUrl(String(value)) ? null : 'Value must be a valid URL'
    case 'ip':
      return isIP(String(value)) > 0 ? null : 'Value must be a valid IP address'
    case 'enum':
      return (options.elements ?? []).includes(String(value)) ? null : `Value must be one of (${(options.elements ?? []).join(', ')})`
    case 'intRange':
    case 'bigintRange':
    case 'floatRange':
      return rangeProblem(options, value)
    default:
      return null
  }
}

/** The wording for a value outside `min`…`max`, or null. */
export function rangeProblem({ min, max }: { min?: number | bigint; max?: number | bigint }, value: unknown): string | null {
  const number = typeof value === 'string' ? BigInt(value) : (value as number | bigint)
  const low = min === undefined || number >= min
  const high = max === undefined || number <= max
  return low && high ? null : `Value must be a valid range between ${shown(min ?? MIN64)} and ${shown(max ?? MAX64)}`
}

/** Limits as the server prints them: whole, with thousands grouped. */
function shown(value: number | bigint): string {
  return grouped(typeof value === 'bigint' ? value : BigInt(Math.round(value)))
}

/** Whether a `url` column takes the text: it needs a host, or to be a mail address. */
export function isUrl(text: string): boolean {
  try {
    const url = new URL(text)
    return url.hostname !== '' || url.protocol === 'mailto:'
  } catch {
    // Not a URL: an ordinary refusal.
    return false
  }
}
