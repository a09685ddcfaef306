import { AppwriteError } from '../../../http/appwrite-error'
import { mayOnItem } from '../../../permissions/permission-core'
import type { StoredRow } from '../rows/row-codec'
import type { RowWork } from '../rows/row-work'
import { guardUnique, readRow, requireRight } from '../rows/write-row'
import type { TableDef } from '../schema/table-def'
import type { Related } from './related-tables'

/** A row of a related table that the caller may read; to him the others are not there. */
export function visibleRow(work: RowWork, table: TableDef, id: string): StoredRow | undefined {
  const row = readRow(work, table, id)
  if (row === undefined) return undefined
  return mayOnItem(table.guarded, work.project.permissionSets.listOf(Number(row._ps)), { action: 'read', subject: work.auth.subject }) ? row : undefined
}

/** `fresh`: the other row was made for this link, which asks for no right to change it. */
type Ends = { ownerId: string; row: StoredRow; fresh?: boolean }

/** Keeps a link where its relation keeps it. A link that the owner's own row keeps only marks the other row as changed. */
export function setLink(work: RowWork, { link, other, relation }: Related, { ownerId, row, fresh = false }: Ends): void {
  if (link.kind === 'junction') {
    // The same link may be there twice, as on the real server; tables of before refuse that in silence.
    work.db.run(`INSERT OR IGNORE INTO ${link.table} (${link.mine}, ${link.theirs}) VALUES (?, ?)`, ownerId, row._id ?? '')
    return
  }
  if (link.kind === 'own') {
    if (relation.relationType === 'oneToOne' && relation.twoWay && !fresh) touch(work, other, row)
    return
  }
  const before = row[link.sql] ?? null
  if (before === ownerId) return
  if (!fresh) requireRight(work, other, { old: row, action: 'update' })
  // The far row has one partner already, and a link between two single ends is unique on both.
  if (!link.many && before !== null) throw new AppwriteError('row_unique_constraint_violation')
  guardUnique(other, String(row._id), () => work.db.run(`UPDATE ${other.sql.table} SET ${link.sql} = ?, _updated = ?, _ver = ? WHERE _id = ?`, ownerId, work.time, work.version, row._id ?? ''))
}

function touch(work: RowWork, other: TableDef, row: StoredRow): void {
  requireRight(work, other, { old: row, action: 'update' })
  work.db.run(`UPDATE ${other.sql.table} SET _updated = ?, _ver = ? WHERE _id = ?`, work.time, work.version, row._id ?? '')
}

/** Undoes a link from its owner's side; nobody needs the right to change the row on the other. */
export function dropLink(work: RowWork, { link, other }: Related, { ownerId, id }: { ownerId: string; id: string }): void {
  if (link.kind === 'junction') work.db.run(`DELETE FROM ${link.table} WHERE ${link.mine} = ? AND ${link.theirs} = ?`, ownerId, id)
  if (link.kind === 'foreign') work.db.run(`UPDATE ${other.sql.table} SET ${link.sql} = NULL, _updated = ?, _ver = ? WHERE _id = ? AND ${link.sql} = ?`, work.time, work.version, id, ownerId)
}
