import { AppwriteError } from '../../../http/appwrite-error'
import { mayOnItem } from '../../../permissions/permission-core'
import { chosenId } from '../../../storage/ids'
import type { StoredRow } from '../rows/row-codec'
import type { RowData } from '../rows/row-values'
import { permissionsForNew, requireCreate, type RowWork } from '../rows/row-work'
import { changeRow, insertRow, readRow } from '../rows/write-row'
import type { TableDef } from '../schema/table-def'
import { linkedIds, relatedOf, type Related } from './related-tables'

/** Data whose nested rows were written and replaced by ids, and what is left to do once the row itself exists. */
export type Prepared = { data: RowData; finish(row: StoredRow): void }

const MAX_DEPTH = 3
const UID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/
const UID_TEXT = "Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. Can't start with a special char"

/** Writes the rows nested in `data` and turns links into ids. */
export function prepareRelations(work: RowWork, table: TableDef, { data, depth = 1, isNew = false }: { data: RowData; depth?: number; isNew?: boolean }): Prepared {
  if (table.relations.length === 0) return { data, finish: () => undefined }
  const plain: RowData = { ...data }
  const later: ((row: StoredRow) => void)[] = []
  for (const column of table.relations) {
    if (!(column.key in plain)) continue
    const related = relatedOf(work.schema, table, column)
    if (related === null) continue
    const value = plain[column.key]
    if (related.link.kind === 'own') plain[column.key] = value === null ? null : writeRelated(work, related, { value: single(value, isNew), depth })
    else {
      delete plain[column.key]
      later.push((row) => relink(work, table, { row, related, values: listOf(related, value, isNew), depth }))
    }
  }
  return { data: plain, finish: (row) => later.forEach((step) => step(row)) }
}

function single(value: unknown, isNew: boolean): unknown {
  if (Array.isArray(value)) throw invalidRelation(`Invalid relationship value. Must be either ${isNew ? 'a document ID or a document, array given' : 'a document, document ID or null'}.`)
  return value
}

function listOf({ link }: Related, value: unknown, isNew: boolean): unknown[] {
  if (value === null) return []
  if (link.many && !Array.isArray(value)) throw invalidRelation(`Invalid relationship value. Must be either an array of documents or document IDs, ${isNew && typeof value === 'string' ? 'document ID' : typeof value} given.`)
  return Array.isArray(value) ? value : [value]
}

function invalidRelation(message: string): AppwriteError {
  return new AppwriteError('relationship_value_invalid', message)
}

/** Writes a nested row if there is one; answers the id linked to, or null when that row does not exist. */
function writeRelated(work: RowWork, { other }: Related, { value, depth }: { value: unknown; depth: number }): string | null {
  if (typeof value === 'string') return checkedId(value) === '' || readRow(work, other, value) === undefined ? null : value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidRelation('Relationship value must be an object, document ID string, or associative array')
  const nested = value as RowData
  if (nested.$id !== undefined && typeof nested.$id !== 'string') throw invalidRelation('Relationship $id must be a string')
  const id = checkedId(chosenId(typeof nested.$id === 'string' ? nested.$id : 'unique()', work.backend.now()))
  const existing = readRow(work, other, id)
  const inner = depth < MAX_DEPTH ? prepareRelations(work, other, { data: nested, depth: depth + 1 }) : { data: nested, finish: () => undefined }
  const given = Array.isArray(nested.$permissions) ? (nested.$permissions as string[]) : null
  if (existing === undefined) {
    requireCreate(work.auth, other)
    inner.finish(insertRow(work, other, { id, data: inner.data, permissions: permissionsForNew(work.auth, given) }))
    return id
  }
  inner.finish(changeRow(work, other, { old: existing, change: { data: inner.data, permissions: given } }).row)
  return id
}

function checkedId(id: string): string {
  if (!UID.test(id)) throw invalidRelation(UID_TEXT)
  return id
}

type Relinking = { row: StoredRow; related: Related; values: unknown[]; depth: number }

/** Makes exactly the given rows linked to this one. */
function relink(work: RowWork, table: TableDef, { row, related, values, depth }: Relinking): void {
  const wanted = values.map((value) => writeRelated(work, related, { value, depth })).filter((id) => id !== null)
  const before = linkedIds(work, table, { row, related })
  for (const id of before) if (!wanted.includes(id)) setLink(work, related, { row, id, linked: false })
  for (const id of wanted) if (!before.includes(id)) setLink(work, related, { row, id, linked: true })
}

function setLink(work: RowWork, { link, other }: Related, { row, id, linked }: { row: StoredRow; id: string; linked: boolean }): void {
  if (link.kind === 'own') return
  if (link.kind === 'junction') {
    if (linked) work.db.run(`INSERT OR IGNORE INTO ${link.table} (${link.mine}, ${link.theirs}) VALUES (?, ?)`, row._id ?? '', id)
    else work.db.run(`DELETE FROM ${link.table} WHERE ${link.mine} = ? AND ${link.theirs} = ?`, row._id ?? '', id)
    return
  }
  if (linked && !link.many) work.db.run(`UPDATE ${other.sql.table} SET ${link.sql} = NULL WHERE ${link.sql} = ?`, row._id ?? '')
  requireUpdateOf(work, other, id)
  work.db.run(`UPDATE ${other.sql.table} SET ${link.sql} = ?, _updated = ?, _ver = ? WHERE _id = ?`, linked ? (row._id ?? '') : null, work.time, work.version, id)
}

/** Linking changes the row that keeps the link, so it needs the right to update that row. */
function requireUpdateOf(work: RowWork, other: TableDef, id: string): void {
  const row = readRow(work, other, id)
  if (row === undefined || row._ver === work.version) return
  if (mayOnItem(other.guarded, work.project.permissionSets.listOf(Number(row._ps)), { action: 'update', subject: work.auth.subject })) return
  throw new AppwriteError('user_unauthorized')
}
