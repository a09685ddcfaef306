import { AppwriteError, invalidArgument, missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { header } from '../../../http/request-info'
import { route, type Route } from '../../../http/route'
import { nullable, optional, required } from '../../../http/validator'
import { customId, key, numeric, rowQueryList, uid } from '../../../http/validators'
import { expandPermissions, grants, mayOnItem } from '../../../permissions/permission-core'
import { normaliseDatetime } from '../../../query/datetime'
import { chosenId } from '../../../storage/ids'
import { changedLinks } from '../relations/change-links'
import { checkedLinks } from '../relations/check-links'
import { releaseRelations } from '../relations/delete-relations'
import { linkChain } from '../relations/nested-rows'
import { newLinks, upsertedLinks } from '../relations/new-links'
import { PLAIN, selectionOf } from '../relations/selection'
import { getStagedRow } from '../transactions/read-staged'
import { stageOperation } from '../transactions/stage-operation'
import { RawJson } from '../../../http/reply'
import type { TableDef } from '../schema/table-def'
import { createRows } from './bulk-rows'
import { findTable } from './find-table'
import { incrementRow } from './increment-row'
import { selectQueries } from './list-rows'
import { linkedEnds, rowTexts, shapeFor, writtenRow } from './row-answer'
import { rowWriter } from './row-sql-json'
import type { StoredRow } from './row-codec'
import { dataParam, DELETE_LIMIT, isEmpty, READ_SCOPES, rowNames, rowPermissions, rowsParam, tableNames, transactionId, WRITE_LIMIT, WRITE_SCOPES } from './row-params'
import type { RowData } from './row-values'
import { emitRow, grantable, permissionsForNew, requireCreate, rowWork } from './row-work'
import { changeRow, deleteStoredRow, existingRow, insertRow, leavesOut, readRow, requireRight, requireUnchanged, withRequired } from './write-row'

const BASE = '/tablesdb/:databaseId/tables/:tableId/rows'
const service = 'tablesdb'

/** `X-Appwrite-Timestamp`: refuse a row changed since. */
function requestTime(context: Context): string | null {
  const text = header(context.request, 'x-appwrite-timestamp')
  const time = text === '' ? null : normaliseDatetime(text)
  if (time === null && text !== '') throw invalidArgument('Invalid X-Appwrite-Timestamp header value')
  return time
}

type Single = { rowId: string; data: RowData; permissions: string[] | null }

async function createRow(context: Context, table: TableDef, { rowId, data, permissions }: Single): Promise<RawJson> {
  const id = chosenId(rowId, context.now)
  const row = await context.write((tx) => {
    const work = rowWork(context, tx)
    const granted = permissionsForNew(context.auth, permissions)
    requireCreate(context.auth, table)
    const checked = checkedLinks(context, table, { data, rights: true })
    const created = insertRow(work, table, { id, data: checked, permissions: granted, links: newLinks(linkChain(work, id), table, { id, permissions: granted }) })
    emitRow(work, table, { action: 'create', row: created })
    return created
  })
  return writtenRow(context, table, { row, shown: (key) => key in data })
}

async function updateRow(context: Context, table: TableDef, { rowId, data, permissions }: Single): Promise<RawJson> {
  const { row, linked } = await context.write((tx) => {
    const work = rowWork(context, tx)
    const old = existingRow(work, table, rowId)
    const granted = permissions === null ? null : grantable(context.auth, expandPermissions(permissions, 'row'))
    const checked = checkedLinks(context, table, { data, rights: false })
    const before = linkedEnds(context, table, old)
    const links = changedLinks(linkChain(work, rowId), table, { old, data: checked, permissions: granted })
    const { row: changed } = changeRow(work, table, { old, change: { data: checked, permissions: granted, links, unchangedSince: requestTime(context) } })
    emitRow(work, table, { action: 'update', row: changed })
    return { row: changed, linked: before }
  })
  // Left out of the answer are single links that were none and are none, and the far end of a list unless it was spoken of.
  const isFarEnd = (key: string) => table.byKey.get(key)?.options.relation?.relationType === 'oneToMany'
  return writtenRow(context, table, { row, shown: (key, id) => (id !== null || linked.has(key)) && (key in data || !isFarEnd(key)) })
}

async function upsertRow(context: Context, table: TableDef, { rowId, data, permissions }: Single): Promise<RawJson> {
  const row = await context.write((tx) => {
    const work = rowWork(context, tx)
    const old = readRow(work, table, rowId)
    const checked = checkedLinks(context, table, { data, rights: false })
    const written = old === undefined ? insertNew(work, table, { rowId, data: checked, permissions }) : changeWhole(work, table, { old, data: checked, permissions })
    emitRow(work, table, { action: 'upsert', row: written })
    return written
  })
  return writtenRow(context, table, { row })
}

function insertNew(work: ReturnType<typeof rowWork>, table: TableDef, { rowId, data, permissions }: Single): StoredRow {
  const granted = permissionsForNew(work.auth, permissions)
  // An upsert does not say which right is missing.
  if (!grants(table.permissions, 'create', work.auth.subject)) throw new AppwriteError('user_unauthorized')
  return insertRow(work, table, { id: rowId, data, permissions: granted, isUpsert: true, links: newLinks(linkChain(work, rowId), table, { id: rowId, permissions: granted }) })
}

/** An upsert names the whole row: absent optional columns keep their value, absent required ones are missing. */
function changeWhole(work: ReturnType<typeof rowWork>, table: TableDef, { old, data, permissions }: { old: StoredRow; data: RowData; permissions: string[] | null }): StoredRow {
  // Even permissions that stay as they are must be the caller's to give: so the real server has it for upserts.
  const kept = [...work.project.permissionSets.listOf(Number(old._ps))]
  const granted = grantable(work.auth, permissions === null ? kept : expandPermissions(permissions, 'row'))
  const links = upsertedLinks(linkChain(work, String(old._id)), table, { old, data, permissions: granted })
  return changeRow(work, table, { old, change: { data: withRequired(table, data), permissions: granted, links, always: leavesOut(table, data) } }).row
}

async function deleteRow(context: Context, table: TableDef, rowId: string): Promise<undefined> {
  await context.write((tx) => {
    const work = rowWork(context, tx)
    const old = existingRow(work, table, rowId)
    requireRight(work, table, { old, action: 'delete' })
    requireUnchanged(old, { unchangedSince: requestTime(context) })
    releaseRelations(work, table, old)
    deleteStoredRow(work, table, old)
    emitRow(work, table, { action: 'delete', row: old })
  })
  return undefined
}

function getRow(context: Context, table: TableDef, { rowId, queries }: { rowId: string; queries: string[] }): RawJson {
  const selection = queries.length === 0 ? PLAIN : selectionOf(table, selectQueries(table, queries).selects)
  if (selection.nested.size > 0) {
    const row = context.db.get<StoredRow>(table.sql.getById, rowId)
    if (row === undefined || !readable(context, table, row._ps)) throw missing('row_not_found', rowId)
    return new RawJson(rowTexts(context, table, { rows: [row], selection })[0] ?? '')
  }
  const writer = rowWriter(table, { ...shapeFor(context), select: selection.columns })
  const found = context.db.get(`SELECT ${writer.columns}, _ps FROM ${table.sql.table} WHERE _id = ?`, rowId)
  if (found === undefined || !readable(context, table, found._ps)) throw missing('row_not_found', rowId)
  return new RawJson(writer.write(found, context.backend.cipher))
}

function readable({ auth, project }: Context, table: TableDef, permissionSet: unknown): boolean {
  return mayOnItem(table.guarded, project.permissionSets.listOf(Number(permissionSet)), { action: 'read', subject: auth.subject })
}

type Created = Single & { rows: RowData[]; transactionId: string | null }

/** Refuses a body that names neither one row nor many, or mixes both. */
function checkShape({ data, rows, rowId, permissions }: Created): void {
  const many = rows.length > 0
  if (isEmpty(data) && !many) throw new AppwriteError('row_missing_data')
  if (!isEmpty(data) && many) throw new AppwriteError('general_bad_request', 'You can only send one of the following parameters: data, rows')
  if (!many && rowId === '') throw new AppwriteError('row_missing_data', 'Row ID is required when creating a single row.')
  if (many && rowId !== '') throw new AppwriteError('general_bad_request', 'Param "rowId" is not allowed when creating multiple rows, set "$id" on each instead.')
  if (many && permissions !== null && permissions.length > 0) {
    throw new AppwriteError('general_bad_request', 'Param "permissions" is disallowed when creating multiple rows, set "$permissions" on each instead')
  }
}

/** One row or many, as the body says. */
function createOneOrMany(context: Context, names: { databaseId: string; tableId: string }, asked: Created): unknown {
  checkShape(asked)
  const many = asked.rows.length > 0
  if (many && context.auth.kind !== 'key') throw new AppwriteError('general_unauthorized_scope')
  const table = findTable(context.project, context.auth, names)
  if (many) return createRows(context, table, asked)
  if (asked.transactionId === null) return createRow(context, table, asked)
  const granted = permissionsForNew(context.auth, asked.permissions)
  requireCreate(context.auth, table)
  const data: RowData = { ...checkedLinks(context, table, { data: asked.data, rights: true }), $permissions: granted }
  return stageOperation(context, table, { transactionId: asked.transactionId, action: 'create', rowId: chosenId(asked.rowId, context.now), data })
}

export const singleRowRoutes: Route[] = [
  route({
    method: 'POST', path: BASE, scope: WRITE_SCOPES, service, status: 201, rateLimit: WRITE_LIMIT,
    params: { databaseId: required(uid), rowId: optional(customId, ''), tableId: required(uid), data: dataParam, permissions: rowPermissions(), rows: rowsParam, transactionId },
    handler: (context, asked) => createOneOrMany(context, asked, asked),
  }),
  route({
    method: 'GET', path: `${BASE}/:rowId`, scope: READ_SCOPES, service,
    params: { ...rowNames, queries: optional(rowQueryList, []), transactionId },
    handler: (context, asked) => {
      const table = findTable(context.project, context.auth, asked)
      return asked.transactionId === null ? getRow(context, table, asked) : getStagedRow(context, table, { ...asked, transactionId: asked.transactionId })
    },
  }),
  route({
    method: 'PATCH', path: `${BASE}/:rowId`, scope: WRITE_SCOPES, service, rateLimit: WRITE_LIMIT,
    params: { ...rowNames, data: dataParam, permissions: rowPermissions(), transactionId },
    handler: (context, asked) => {
      if (isEmpty(asked.data) && asked.permissions === null) throw new AppwriteError('row_missing_payload')
      const table = findTable(context.project, context.auth, asked)
      return asked.transactionId === null ? updateRow(context, table, asked) : stageOperation(context, table, { ...asked, data: checkedLinks(context, table, { data: asked.data, rights: false }), transactionId: asked.transactionId, action: 'update' })
    },
  }),
  route({
    method: 'PUT', path: `${BASE}/:rowId`, scope: WRITE_SCOPES, service, rateLimit: WRITE_LIMIT,
    params: { ...rowNames, data: dataParam, permissions: rowPermissions(), transactionId },
    handler: (context, asked) => {
      if (isEmpty(asked.data) && asked.permissions === null) throw new AppwriteError('row_missing_payload')
      const table = findTable(context.project, context.auth, asked)
      const rowId = chosenId(asked.rowId, context.now)
      if (asked.transactionId === null) return upsertRow(context, table, { ...asked, rowId })
      context.reply.status = 201
      return stageOperation(context, table, { ...asked, data: checkedLinks(context, table, { data: asked.data, rights: false }), rowId, transactionId: asked.transactionId, action: 'upsert' })
    },
  }),
  route({
    method: 'DELETE', path: `${BASE}/:rowId`, scope: WRITE_SCOPES, service, status: 204, rateLimit: DELETE_LIMIT,
    params: { ...rowNames, transactionId },
    handler: async (context, asked) => {
      const table = findTable(context.project, context.auth, asked)
      if (asked.transactionId === null) return deleteRow(context, table, asked.rowId)
      await stageOperation(context, table, { ...asked, transactionId: asked.transactionId, action: 'delete', data: {} })
      return undefined
    },
  }),
  ...(['increment', 'decrement'] as const).map((action) =>
    route({
      method: 'PATCH', path: `${BASE}/:rowId/:column/${action}`, scope: WRITE_SCOPES, service, rateLimit: WRITE_LIMIT,
      params: { ...tableNames, rowId: required(uid), column: required(key), value: optional(numeric, 1), [action === 'increment' ? 'max' : 'min']: optional(nullable(numeric), null), transactionId },
      handler: (context, asked) => incrementRow(context, { ...asked, action, bound: (asked as Record<string, unknown>)[action === 'increment' ? 'max' : 'min'] as number | null }),
    }),
  ),
]
