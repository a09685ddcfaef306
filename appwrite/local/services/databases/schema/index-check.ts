import { AppwriteError, missing } from '../../../http/appwrite-error'
import { STRING_TYPES, type ColumnDef } from './column-def'

export type NewIndex = { key: string; type: string; columns: string[]; lengths: (number | null)[]; orders: (string | null)[] }
type Known = Pick<ColumnDef, 'key' | 'type' | 'size' | 'array' | 'status'>

const INTERNAL: readonly Known[] = [
  { key: '$id', type: 'string', size: 255, array: false, status: 'available' },
  { key: '$createdAt', type: 'datetime', size: 0, array: false, status: 'available' },
  { key: '$updatedAt', type: 'datetime', size: 0, array: false, status: 'available' },
]

/** Indexes of one table: the 64 of MariaDB, less those that every table has. */
export const INDEX_LIMIT = 58

const MAX_LENGTH = 768
const RESERVED = new Set(['primary', '_created_at', '_updated_at', '_tenant_id'])

function refused(message: string): AppwriteError {
  return new AppwriteError('column_index_invalid', message)
}

/** Refuses what the route itself looks at: unknown, unfinished, related or list columns. */
export function checkIndexColumns(columns: readonly ColumnDef[], index: NewIndex): void {
  for (const name of index.columns) {
    const column = [...columns, ...INTERNAL].find((candidate) => candidate.key === name)
    if (column === undefined) throw missing('column_unknown', name)
    if (column.type === 'relationship') throw new AppwriteError('column_type_invalid', `Cannot create an index for a relationship column: ${name}`)
    if (column.status !== 'available') throw missing('column_not_available', name)
    if (column.array) throw new AppwriteError('index_invalid', 'Creating indexes on array attributes is not currently supported.')
  }
}

/** Refuses what the database layer refuses, in its order and words. */
export function checkIndex(columns: readonly ColumnDef[], index: NewIndex): void {
  const known = new Map([...columns, ...INTERNAL].map((column) => [column.key.toLowerCase(), column as Known]))
  for (const name of index.columns) if (!known.has(name.toLowerCase())) throw refused(`Invalid index attribute "${name}" not found`)
  if (index.columns.length === 0) throw refused('No attributes provided for index')
  if (new Set(index.columns.map((name) => name.toLowerCase())).size !== index.columns.length) throw refused('Duplicate attributes provided')
  const parts = index.columns.map((name) => known.get(name.toLowerCase()) as Known)
  if (index.type === 'fulltext') {
    const wrong = parts.find((column) => !STRING_TYPES.has(column.type))
    if (wrong !== undefined) throw refused(`Attribute "${wrong.key}" cannot be part of a fulltext index, must be of type string`)
  }
  checkLengths(parts, index)
  if (RESERVED.has(index.key.toLowerCase())) throw refused('Index key name is reserved')
  if (index.type === 'spatial') throw refused('Spatial index can only be created on spatial attributes (point, linestring, polygon). Attribute "' + (parts[0]?.key ?? '') + '" is of type "' + (parts[0]?.type ?? '') + '"')
}

function checkLengths(parts: readonly Known[], { type, lengths }: NewIndex): void {
  parts.forEach((column, i) => {
    if ((lengths[i] ?? 0) > 0 && !STRING_TYPES.has(column.type)) throw refused(`Cannot set a length on "${column.type}" attributes`)
  })
  if (type === 'fulltext') return
  if (lengths.length > parts.length) throw refused('Invalid index lengths. Count of lengths must be equal or less than the number of attributes.')
  let total = 0
  parts.forEach((column, i) => {
    const size = STRING_TYPES.has(column.type) ? column.size : column.type === 'double' ? 2 : 1
    const length = STRING_TYPES.has(column.type) ? lengths[i] || size : size
    if (length < 0) throw refused(`Negative index length provided for ${column.key}`)
    if (length > size) throw refused(`Index length ${length} is larger than the size for ${column.key}: ${size}"`)
    total += length
  })
  if (total > MAX_LENGTH) throw refused(`Index length is longer than the maximum: ${MAX_LENGTH}`)
}
