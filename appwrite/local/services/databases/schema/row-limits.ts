import { missing } from '../../../http/appwrite-error'
import type { ColumnDef } from './column-def'

/** What counts of a column for the width of a row. */
type Shape = Pick<ColumnDef, 'type' | 'array'> & { size?: number }

/** Bytes that one row may take in MariaDB, beside what it keeps elsewhere. */
export const ROW_BYTES = 65_535
/** Number, id, tenant, the two times and the permissions of every row. */
const OWN_BYTES = 1067
/** Columns of one table in MariaDB, less those of every row. */
const MOST_COLUMNS = 1017 - 7
/** What a value kept elsewhere takes in the row. */
const POINTER = 20
/** Longer texts are kept elsewhere. */
const LONGEST_VARCHAR = 16_381

const FIXED: Partial<Record<ColumnDef['type'], number>> = { bigint: 8, double: 8, boolean: 1, datetime: 7, relationship: 255 * 4 + 1 }

function columnWidth({ type, size = 0, array }: Shape): number {
  if (array) return POINTER
  if (type === 'integer') return size >= 8 ? 8 : 4
  if (type === 'varchar' || (type === 'string' && size <= LONGEST_VARCHAR)) return size * 4 + (size > 255 ? 2 : 1)
  return FIXED[type] ?? POINTER
}

/** Bytes that a row with these columns takes in MariaDB, as Appwrite counts them. */
export function rowWidth(columns: readonly Shape[]): number {
  return columns.reduce((sum, column) => sum + columnWidth(column), OWN_BYTES)
}

/** Whether one table of MariaDB could not hold these columns together. */
export function isFull(columns: readonly Shape[]): boolean {
  return columns.length > MOST_COLUMNS || rowWidth(columns) >= ROW_BYTES
}

/** @throws 400 column_limit_exceeded for columns that MariaDB could not hold, so that a schema made here fits there */
export function refuseFullTable(columns: readonly Shape[], tableId: string): void {
  if (isFull(columns)) throw missing('column_limit_exceeded', tableId)
}
