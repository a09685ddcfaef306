import { AppwriteError } from '../../../http/appwrite-error'
import type { StoredRow } from '../rows/row-codec'
import type { RowWork } from '../rows/row-work'
import { deleteStoredRow, readRow } from '../rows/write-row'
import type { TableDef } from '../schema/table-def'
import { linkedIds, relationsTouching, type Related } from './related-tables'

/** Does to related rows what each relation says happens when this row goes. */
export function releaseRelations(work: RowWork, table: TableDef, row: StoredRow): void {
  for (const related of relationsTouching(work, table)) {
    const ids = linkedIds(work, table, { row, related })
    if (ids.length === 0) continue
    const { onDelete } = related.relation
    if (onDelete === 'restrict') restrict(work, related, { row, ids })
    else if (onDelete === 'cascade' && cascades(related)) cascade(work, related, { row, ids })
    else unlink(work, related, { row })
  }
}

type Linked = { row: StoredRow; ids: string[] }

function restrict(work: RowWork, related: Related, { row }: Linked): void {
  const { relationType, side } = related.relation
  const blocks = side === 'parent' ? relationType !== 'manyToOne' : relationType === 'manyToOne'
  if (blocks) throw new AppwriteError('row_delete_restricted')
  unlink(work, related, { row })
}

/** Only the side that owns the others takes them along. */
function cascades({ relation: { relationType, side } }: Related): boolean {
  if (relationType === 'oneToMany' || relationType === 'manyToMany') return side === 'parent'
  return relationType === 'oneToOne' || side === 'child'
}

function cascade(work: RowWork, related: Related, { row, ids }: Linked): void {
  unlink(work, related, { row })
  for (const id of ids) {
    const other = readRow(work, related.other, id)
    if (other === undefined) continue
    releaseRelations(work, related.other, other)
    deleteStoredRow(work, related.other, other)
  }
}

function unlink(work: RowWork, { link, other }: Related, { row }: { row: StoredRow }): void {
  if (link.kind === 'junction') work.db.run(`DELETE FROM ${link.table} WHERE ${link.mine} = ?`, row._id ?? '')
  if (link.kind === 'foreign') work.db.run(`UPDATE ${other.sql.table} SET ${link.sql} = NULL, _ver = ? WHERE ${link.sql} = ?`, work.version, row._id ?? '')
}
