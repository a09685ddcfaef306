import { parseJson, toJson } from '../../../http/json-body'
import { normaliseDatetime } from '../../../query/datetime'
import type { Project } from '../../../project'
import type { Cipher } from '../../../storage/cipher'
import type { SqlRow, SqlValue } from '../../../storage/sqlite'
import { isWide, type ColumnDef } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'

/** A row as stored: `_seq`, `_id`, `_created`, `_updated`, `_ps`, `_ver` and the columns by stored name. */
export type StoredRow = SqlRow

const EMPTY_ITEM: Partial<Record<string, unknown>> = { integer: 0, bigint: 0, double: 0, boolean: false }

/** A checked value in the form it is stored. */
export function encodeValue(column: ColumnDef, value: unknown, cipher: Cipher): SqlValue {
  if (value === null || value === undefined) return null
  const plain = column.array ? encodeList(column, value as readonly unknown[]) : encodeScalar(column, value)
  return column.options.encrypt === true && plain !== null ? cipher.seal(String(plain)) : plain
}

function encodeList(column: ColumnDef, items: readonly unknown[]): SqlValue {
  const filled = items.map((item) => (item === null ? (EMPTY_ITEM[column.type] ?? '') : column.type === 'datetime' ? normaliseDatetime(String(item)) : item))
  return toJson(filled)
}

function encodeScalar({ type, size }: ColumnDef, value: unknown): SqlValue {
  if (type === 'boolean') return value === true ? 1 : 0
  if (type === 'datetime') return normaliseDatetime(String(value))
  if (type === 'double') return Number(value)
  // What was counted may be a fraction; a whole column keeps it rounded.
  if ((type === 'bigint' || type === 'integer') && typeof value === 'number') return Math.sign(value) * Math.round(Math.abs(value))
  if (type === 'bigint' || (type === 'integer' && size >= 8)) return compact(typeof value === 'string' ? BigInt(value) : (value as number | bigint))
  return value as string | number
}

/** The stored form as it comes back from a read: wide integers as text. */
export function asRead(column: ColumnDef, stored: SqlValue): SqlValue {
  return stored !== null && isWide(column) && !column.array ? String(stored) : stored
}

/** The stored value as a plain one, for comparing, operators and events. */
export function decodeValue(column: ColumnDef, stored: SqlValue | undefined, cipher: Cipher): unknown {
  if (stored === null || stored === undefined) return column.array ? [] : null
  const plain = column.options.encrypt === true ? cipher.open(String(stored)) : stored
  if (column.array) return parseJson(String(plain))
  if (column.type === 'boolean') return plain === 1
  return isWide(column) ? compact(BigInt(String(plain))) : plain
}

function compact(value: number | bigint): number | bigint {
  return typeof value === 'bigint' && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
}

export type Shape = {
  project: Project
  cipher: Cipher
  /** `$collectionId` instead of `$tableId`. */
  legacy: boolean
  /** `$sequence` as a number, for formats before 1.9.0. */
  numericSequence: boolean
  /** Columns to show; null shows all. */
  select: ReadonlySet<string> | null
}

/** A stored row as the JSON text clients get, written straight from the column values. */
export function rowToJson(table: TableDef, row: StoredRow, shape: Shape): string {
  const parts = [
    `"$id":${JSON.stringify(row._id)}`,
    shape.numericSequence ? `"$sequence":${row._seq}` : `"$sequence":"${row._seq}"`,
    `"$createdAt":"${row._created}"`,
    `"$updatedAt":"${row._updated}"`,
    `"$permissions":${shape.project.permissionSets.textOf(Number(row._ps))}`,
    `"$databaseId":${JSON.stringify(table.database.id)}`,
    `"${shape.legacy ? '$collectionId' : '$tableId'}":${JSON.stringify(table.id)}`,
  ]
  for (const column of table.stored) {
    if (column.type === 'relationship' || (shape.select !== null && !shape.select.has(column.key))) continue
    parts.push(`${JSON.stringify(column.key)}:${valueToJson(column, row[column.sql] ?? null, shape.cipher)}`)
  }
  return `{${parts.join(',')}}`
}

/** One stored value as JSON text. */
export function valueToJson(column: ColumnDef, stored: SqlValue, cipher: Cipher): string {
  if (stored === null) return column.array ? '[]' : 'null'
  if (column.options.encrypt === true) return column.array ? cipher.open(String(stored)) : JSON.stringify(cipher.open(String(stored)))
  if (column.array) return String(stored)
  if (column.type === 'boolean') return stored === 1 ? 'true' : 'false'
  if (typeof stored === 'number') return String(stored)
  return isWide(column) ? String(stored) : JSON.stringify(stored)
}

/** A stored row as an object, in the shape clients get; relations are left out. */
export function rowToObject(table: TableDef, row: StoredRow, { project, cipher }: { project: Project; cipher: Cipher }): Record<string, unknown> {
  const values = table.stored.filter((column) => column.type !== 'relationship').map((column) => [column.key, decodeValue(column, row[column.sql], cipher)] as const)
  return {
    ...Object.fromEntries(values),
    $id: row._id, $sequence: String(row._seq), $createdAt: row._created, $updatedAt: row._updated,
    $permissions: project.permissionSets.listOf(Number(row._ps)), $databaseId: table.database.id, $tableId: table.id,
  }
}
