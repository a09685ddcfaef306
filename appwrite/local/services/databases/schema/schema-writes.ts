import { toJson } from '../../../http/json-body'
import type { Context } from '../../../http/context'
import type { ColumnDef, ColumnOptions, ColumnType } from './column-def'
import { addPhysicalColumn } from './physical-table'
import type { DatabaseDef } from './table-def'

/** What a new column is, before it has a number. */
export type NewColumn = {
  key: string
  type: ColumnType
  format?: string
  size?: number
  required: boolean
  array: boolean
  fallback: unknown
  options?: ColumnOptions
}

type Place = { database: Pick<DatabaseDef, 'seq'>; table: { seq: number } }

/** Records a column and adds it to the rows' table. Runs inside a write. */
export function insertColumn({ db, isoNow }: Pick<Context, 'db' | 'isoNow'>, { database, table }: Place, column: NewColumn): ColumnDef {
  const { key, type, format = '', size = 0, required, array, fallback, options = {} } = column
  const seq = db.run(
    'INSERT INTO columns (table_seq, id, key, created_at, updated_at, type, format, size, required, "array", fallback, options) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    table.seq, `${database.seq}_${table.seq}_${key}`, key, isoNow, isoNow, type, format, size, required ? 1 : 0, array ? 1 : 0, fallback === null || fallback === undefined ? null : toJson(fallback), toJson(options),
  ).lastId
  const def: ColumnDef = { seq, key, type, format, size, required, array, fallback: fallback ?? null, options, status: 'available', error: '', createdAt: isoNow, updatedAt: isoNow, sql: `c${seq}` }
  if (type !== 'relationship') addPhysicalColumn(db, table.seq, def)
  return def
}
