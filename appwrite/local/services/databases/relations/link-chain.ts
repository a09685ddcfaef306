import type { StoredRow } from '../rows/row-codec'
import type { RowData } from '../rows/row-values'
import type { RowWork } from '../rows/row-work'
import type { TableDef } from '../schema/table-def'

/** A chain of writes from a row, whose id `rowId` is, to the rows nested in it; `path` names the tables on the way. */
export type Chain = { work: RowWork; rowId: string; path: readonly string[]; nested: NestedWriter }

/** Writes the rows that links bring along, with their own links. */
export type NestedWriter = {
  /** Makes a row, with the permissions given here unless its data brings its own. */
  create(chain: Chain, table: TableDef, row: { data: RowData; permissions: readonly string[] }): StoredRow
  /** Changes a row that is there already; null permissions stay. */
  change(chain: Chain, table: TableDef, change: { old: StoredRow; data: RowData; permissions: readonly string[] | null }): StoredRow
}

const MAX_DEPTH = 3

/** Below the third level links are not written, except those back to the table one came from. */
export function isTooDeep({ path }: Chain, other: TableDef): boolean {
  return path.length >= MAX_DEPTH - 1 && path[path.length - 1] !== other.id
}
