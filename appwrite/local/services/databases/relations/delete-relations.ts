import { AppwriteError } from '../../../http/appwrite-error'
import type { StoredRow } from '../rows/row-codec'
import type { RowWork } from '../rows/row-work'
import { deleteStoredRow, readRow, requireRight } from '../rows/write-row'
import type { TableDef } from '../schema/table-def'
import { linkedIds, relationsTouching, type Related } from './related-tables'

/** A relation along which a deletion went on to other rows. */
type Followed = { tableId: string; rowId: string; related: Related }
type Deleting = { work: RowWork; followed: readonly Followed[] }

/** Does to related rows what each relation that touches the row's table says happens when it goes. */
export function releaseRelations(work: RowWork, table: TableDef, row: StoredRow): void {
  release({ work, followed: [] }, table, row)
}

function release(deleting: Deleting, table: TableDef, row: StoredRow): void {
  const { work, followed } = deleting
  for (const related of relationsTouching(work, table)) {
    const step: Followed = { tableId: table.id, rowId: String(row._id), related }
    const ids = linkedIds(work, table, { row, related })
    const { onDelete } = related.relation
    if (onDelete === 'restrict') restrict(work, related, { rowId: step.rowId, ids: ids.filter((id) => readRow(work, related.other, id) !== undefined) })
    else if (onDelete === 'setNull') unlink(work, related, String(row._id))
    else if (!followed.some((before) => isCovered(before, step))) cascade({ work, followed: [...followed, step] }, related, { row, ids })
  }
}

/** The row of a one-way pair that the other names may go: it is only forgotten. */
function restrict(work: RowWork, related: Related, { rowId, ids }: { rowId: string; ids: readonly string[] }): void {
  const { relationType, side, twoWay } = related.relation
  const holds = relationType === 'manyToOne' ? side === 'child' : side === 'parent'
  if (holds && ids.length > 0) throw new AppwriteError('row_delete_restricted')
  if (relationType === 'oneToOne' && side === 'child' && !twoWay) unlink(work, related, rowId)
}

/** Whether a deletion came along this relation already: the same, its other side, or one that shares an end with it. */
function isCovered(before: Followed, now: Followed): boolean {
  const was = before.related
  const is = now.related
  const sameKey = was.key === is.key
  const sameTwoWay = was.relation.twoWayKey === is.relation.twoWayKey
  if (sameKey && sameTwoWay && before.tableId === now.tableId && before.rowId === now.rowId) return true
  if (was.relation.side === is.relation.side) return false
  const sameTarget = was.other.id === is.other.id
  return (was.key === is.relation.twoWayKey && before.tableId === is.other.id)
    || (was.relation.twoWayKey === is.key && was.other.id === now.tableId)
    || (sameTarget && sameKey !== sameTwoWay)
}

/** Only the side that owns the others takes them along. */
function cascade(deleting: Deleting, related: Related, { row, ids }: { row: StoredRow; ids: readonly string[] }): void {
  const { work } = deleting
  const { relationType, side, twoWay } = related.relation
  if (related.link.kind === 'junction') unlink(work, related, String(row._id))
  // The named row of a one-way pair does not know who names it.
  const takes = relationType === 'oneToOne' ? twoWay || side === 'parent' : (relationType === 'manyToOne' ? side === 'child' : side === 'parent')
  for (const id of takes ? ids : []) remove(deleting, related.other, id)
}

function remove(deleting: Deleting, table: TableDef, id: string): void {
  const row = readRow(deleting.work, table, id)
  if (row === undefined) return
  requireRight(deleting.work, table, { old: row, action: 'delete' })
  release(deleting, table, row)
  deleteStoredRow(deleting.work, table, row)
}

function unlink(work: RowWork, { link, other }: Related, id: string): void {
  if (link.kind === 'junction') work.db.run(`DELETE FROM ${link.table} WHERE ${link.mine} = ?`, id)
  if (link.kind === 'foreign') work.db.run(`UPDATE ${other.sql.table} SET ${link.sql} = NULL, _updated = ?, _ver = ? WHERE ${link.sql} = ?`, work.time, work.version, id)
}
