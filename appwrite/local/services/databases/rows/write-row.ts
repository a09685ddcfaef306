import { AppwriteError, missing } from '../../../http/appwrite-error'
import { mayOnItem } from '../../../permissions/permission-core'
import { normaliseDatetime } from '../../../query/datetime'
import { uniqueClash, type SqlValue } from '../../../storage/sqlite'
import type { ColumnDef } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'
import { applyOperator, asOperator } from './operators'
import { asRead, decodeValue, encodeValue, type StoredRow } from './row-codec'
import { checkStructure, DATETIME, invalidStructure, type RowData } from './row-values'
import type { RowWork } from './row-work'

/** Keys of a request's data that never reach a row. */
const READ_ONLY = ['$id', '$sequence', '$permissions', '$databaseId', '$tableId', '$collectionId', '$tenant', '$collection']

/** The columns of request data, without what clients may not set; dates of the row itself are kept for keys. */
export function splitData(work: Pick<RowWork, 'auth'>, data: RowData): { values: RowData; created: string | null; updated: string | null } {
  const values: RowData = { ...data }
  for (const key of READ_ONLY) delete values[key]
  const privileged = work.auth.kind === 'key'
  const time = (key: string) => {
    const given = privileged ? (data[key] ?? null) : null
    const moment = typeof given === 'string' ? normaliseDatetime(given) : null
    if (given !== null && moment === null) throw invalidStructure(`Attribute "${key}" has invalid type. ${DATETIME}`)
    return moment
  }
  const dates = { created: time('$createdAt'), updated: time('$updatedAt') }
  delete values.$createdAt
  delete values.$updatedAt
  return { values, ...dates }
}

/** The row whoever asks; rights are judged by the caller. */
export function readRow(work: Pick<RowWork, 'db'>, table: TableDef, id: string): StoredRow | undefined {
  return work.db.get<StoredRow>(table.sql.getById, id)
}

/** Only an upsert heeds operators: in a new row they are ordinary texts. */
export type NewRow = {
  id: string
  data: RowData
  permissions: readonly string[]
  isUpsert?: boolean
  /** Writes the row's links once its values are known to be right; answers the values with the ids it keeps itself. */
  links?: ((values: RowData) => RowData) | undefined
}

const NONE: ReadonlySet<string> = new Set()

/** Inserts a checked row and answers it as it would be read. Permission to create is the caller's affair. */
export function insertRow(work: RowWork, table: TableDef, { id, data, permissions, isUpsert = false, links }: NewRow): StoredRow {
  const { values, created, updated } = splitData(work, data)
  const resolved = isUpsert ? resolveOperators(work, table, { values, old: null }) : { values, operated: NONE }
  const full = withDefaults(table, resolved.values)
  checkStructure(table, full, Object.keys(full).filter((key) => !resolved.operated.has(key)))
  const linked = links === undefined ? full : links(full)
  const { cipher } = work.backend
  const row: StoredRow = { _seq: 0, _id: id, _created: created ?? work.time, _updated: updated ?? work.time, _ps: work.project.permissionSets.idOf(permissions, work.tx), _ver: work.version }
  const bound: SqlValue[] = [id, row._created ?? '', row._updated ?? '', row._ps ?? 0, work.version]
  for (const column of table.stored) {
    const stored = column.type === 'relationship' ? linkValue(linked[column.key]) : encodeValue(column, full[column.key], cipher)
    bound.push(stored)
    row[column.sql] = asRead(column, stored)
  }
  row._seq = guardUnique(table, id, () => work.db.run(table.sql.insert, ...bound).lastId)
  return row
}

/** What a change says about a row's links. */
export type Links = {
  /** Whether the row counts as changed, given whether it does so already. Throws 400 for a list that is none. */
  differ(already: boolean): boolean
  /** Writes links and nested rows; answers the ids that the row keeps itself. */
  write(): RowData
}

/** A relation's own link is the related id; nested rows have been written and replaced by their ids before. */
function linkValue(value: unknown): SqlValue {
  return typeof value === 'string' ? value : null
}

export type RowChange = {
  data: RowData
  /** Replaces the list; null keeps it. */
  permissions: readonly string[] | null
  /** Refuses a row changed after this time (`X-Appwrite-Timestamp`). */
  unchangedSince?: string | null
  /** Refuses a row changed after this version (staged operations). */
  unchangedVersion?: number
  /** Counts as a change though nothing may differ: takes the right to update and the time of now. */
  always?: boolean
  /** A column whose new value is calculated: it is not held against the limits of the column. */
  calculated?: string
  links?: Links | undefined
}

/** Changes a row; answers it and whether anything differs. A change that changes nothing needs the right to read instead. */
export function changeRow(work: RowWork, table: TableDef, { old, change }: { old: StoredRow; change: RowChange }): { row: StoredRow; changed: boolean } {
  const { values, created, updated } = splitData(work, change.data)
  const { values: patch, operated } = resolveOperators(work, table, { values, old })
  const full = merged(work, table, { patch, old })
  const sets = changedColumns(work, table, { patch: full.patch, old })
  const permissionSet = change.permissions === null ? old._ps : work.project.permissionSets.idOf(change.permissions, work.tx)
  const changed = counts(change, sets.length > 0 || permissionSet !== old._ps || created !== null || updated !== null)
  requireRight(work, table, { old, action: changed ? 'update' : 'read' })
  requireUnchanged(old, change)
  checkStructure(table, full.all, Object.keys(full.patch).filter((key) => !operated.has(key) && key !== change.calculated))
  sets.push(...ownLinks(table, change))
  if (!changed && sets.length === 0) return { row: old, changed }
  const row: StoredRow = { ...old, _created: created ?? old._created ?? '', _updated: updated ?? work.time, _ps: permissionSet ?? 0, _ver: work.version }
  for (const { column, stored } of sets) row[column.sql] = asRead(column, stored)
  saveRow(work, table, { row, sets })
  return { row, changed }
}

function saveRow(work: RowWork, table: TableDef, { row, sets }: { row: StoredRow; sets: { column: ColumnDef; stored: SqlValue }[] }): void {
  const assignments = sets.map(({ column }) => `, ${column.sql} = ?`).join('')
  guardUnique(table, String(row._id), () =>
    work.db.run(
      `UPDATE ${table.sql.table} SET _created = ?, _updated = ?, _ps = ?, _ver = ?${assignments} WHERE _seq = ?`,
      row._created ?? '', row._updated ?? '', row._ps ?? 0, row._ver ?? 0, ...sets.map(({ stored }) => stored), row._seq ?? 0,
    ),
  )
}

/** Removes the row and nothing else: neither rights, links nor events. Call inside a write. */
export function deleteStoredRow(work: RowWork, table: TableDef, row: StoredRow): void {
  work.db.run(`DELETE FROM ${table.sql.table} WHERE _seq = ?`, row._seq ?? 0)
}

/** Refuses a caller without the right on an existing row. */
export function requireRight(work: Pick<RowWork, 'auth' | 'project'>, table: TableDef, { old, action }: { old: StoredRow; action: 'read' | 'update' | 'delete' }): void {
  const { subject } = work.auth
  if (mayOnItem(table.guarded, work.project.permissionSets.listOf(Number(old._ps)), { action, subject })) return
  throw new AppwriteError('user_unauthorized')
}

/** @throws 409 row_update_conflict when somebody changed the row after the time or version the caller knows */
export function requireUnchanged(old: StoredRow, { unchangedSince, unchangedVersion }: Pick<RowChange, 'unchangedSince' | 'unchangedVersion'>): void {
  const newer = typeof unchangedSince === 'string' && String(old._updated) > unchangedSince
  if (newer || (unchangedVersion !== undefined && Number(old._ver) > unchangedVersion)) throw new AppwriteError('row_update_conflict')
}

/** The row whoever asks. @throws 404 row_not_found */
export function existingRow(work: Pick<RowWork, 'db'>, table: TableDef, id: string): StoredRow {
  const row = readRow(work, table, id)
  if (row === undefined) throw missing('row_not_found', id)
  return row
}

/** An upsert names the whole row: absent required columns count as missing. */
export function withRequired(table: TableDef, data: RowData): RowData {
  const whole: RowData = { ...data }
  for (const column of table.stored) if (column.required && !(column.key in whole)) whole[column.key] = null
  return whole
}

/** Whether an upsert leaves a column unsaid. Such an upsert counts as a change even when nothing differs. */
export function leavesOut(table: TableDef, data: RowData): boolean {
  return [...table.byKey.keys()].some((key) => !(key in data))
}

/** Whether a change is one, given whether any value differs. */
function counts({ always, links }: RowChange, different: boolean): boolean {
  const already = always === true || different
  return links === undefined ? already : links.differ(already)
}

/** Writes the links of a change; answers those that the row keeps itself. */
function ownLinks(table: TableDef, { links: given }: RowChange): { column: ColumnDef; stored: SqlValue }[] {
  const links = given?.write() ?? {}
  return table.relations.filter(({ key }) => key in links).map((column) => ({ column, stored: linkValue(links[column.key]) }))
}

function withDefaults(table: TableDef, values: RowData): RowData {
  const full: RowData = { ...values }
  for (const column of table.stored) {
    if ((full[column.key] === undefined || full[column.key] === null) && column.fallback !== null) full[column.key] = column.fallback
  }
  return full
}

/** The values that operators lead to, and whose they are: those are not held against the limits of their columns. */
function resolveOperators(work: RowWork, table: TableDef, { values, old }: { values: RowData; old: StoredRow | null }): { values: RowData; operated: ReadonlySet<string> } {
  const resolved: RowData = { ...values }
  const operated = new Set<string>()
  for (const [key, value] of Object.entries(values)) {
    const operator = asOperator(key, value)
    const column = table.byKey.get(key)
    if (operator === null || column === undefined || column.type === 'relationship') continue
    operated.add(key)
    const current = old === null ? column.fallback : decodeValue(column, old[column.sql], work.backend.cipher)
    resolved[key] = applyOperator(column, operator, { value: current, nowIso: work.time })
  }
  return operated.size === 0 ? { values, operated: NONE } : { values: resolved, operated }
}

/** The patch with defaults for nulls, and the whole row it leads to as far as required columns are concerned. */
function merged(work: RowWork, table: TableDef, { patch, old }: { patch: RowData; old: StoredRow }): { all: RowData; patch: RowData } {
  const filled: RowData = { ...patch }
  const all: RowData = {}
  for (const column of table.byKey.values()) {
    if (column.key in filled) {
      if (filled[column.key] === null && column.fallback !== null) filled[column.key] = column.fallback
    } else if (column.required) all[column.key] = old[column.sql] === null ? null : true
  }
  return { all: { ...all, ...filled }, patch: filled }
}

function changedColumns(work: RowWork, table: TableDef, { patch, old }: { patch: RowData; old: StoredRow }): { column: ColumnDef; stored: SqlValue }[] {
  const { cipher } = work.backend
  const sets: { column: ColumnDef; stored: SqlValue }[] = []
  for (const column of table.stored) {
    if (!(column.key in patch) || column.type === 'relationship') continue
    const stored = safeEncode(column, patch[column.key], work)
    const before = old[column.sql] ?? null
    const same = column.options.encrypt === true && stored !== null && before !== null ? cipher.open(String(stored)) === cipher.open(String(before)) : asRead(column, stored) === before
    if (!same) sets.push({ column, stored })
  }
  return sets
}

/** A value that fails its check later may not be encodable; it counts as a change until then. */
function safeEncode(column: ColumnDef, value: unknown, work: RowWork): SqlValue {
  try {
    return encodeValue(column, value, work.backend.cipher)
  } catch {
    // The structure check that follows refuses it with the right words.
    return `\u0000unencodable`
  }
}

/** Names a clash of ids or of unique values in the server's way. */
export function guardUnique<T>(table: TableDef, id: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    const clash = uniqueClash(error)
    if (clash === null) throw error
    if (clash === `${table.sql.table}._id`) throw missing('row_already_exists', id)
    throw new AppwriteError('row_unique_constraint_violation')
  }
}
