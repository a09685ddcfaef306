import { AppwriteError, missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { route, type Route } from '../../../http/route'
import { nullable, optional, required } from '../../../http/validator'
import { boolean, customId, json, list, permissions, queryList, strictBoolean, text, totalSwitch, uid } from '../../../http/validators'
import { expandPermissions } from '../../../permissions/permission-core'
import { listStored } from '../../../query/list-stored'
import { chosenId } from '../../../storage/ids'
import { isLegacy } from '../flavor'
import { tableNames } from '../rows/row-params'
import { columnModel } from './column-model'
import { removeRelations } from './delete-column'
import { schemaDatabase, schemaTable } from './find-schema'
import { indexModel, insertIndex } from './index.routes'
import { checkIndex, type NewIndex } from './index-check'
import { readInlineColumns } from './inline-columns'
import { readInlineIndexes } from './inline-indexes'
import { createPhysicalTable, dropPhysicalTable } from './physical-table'
import { isFull, ROW_BYTES, rowWidth } from './row-limits'
import { SchemaCache } from './schema-cache'
import { emitSchema } from './schema-events'
import { insertColumn, type NewColumn } from './schema-writes'
import type { DatabaseDef, TableDef } from './table-def'

const BASE = '/tablesdb/:databaseId/tables'
const service = 'tablesdb'
const READ = ['tables.read', 'collections.read'] as const
const WRITE = ['tables.write', 'collections.write'] as const
const tablePermissions = () => optional(nullable(permissions(['create', 'read', 'update', 'delete', 'write'])), null)

/** The model of the release, in the words of the older API where the request came that way. Sizes are bytes in MariaDB. */
export function tableModel(context: Context, table: TableDef): Record<string, unknown> {
  const legacy = isLegacy(context)
  return {
    $id: table.id, $createdAt: table.createdAt, $updatedAt: table.updatedAt, $permissions: table.permissions, databaseId: table.database.id, name: table.name, enabled: table.enabled,
    [legacy ? 'documentSecurity' : 'rowSecurity']: table.rowSecurity,
    [legacy ? 'attributes' : 'columns']: table.columns.map((column) => columnModel(column, legacy)),
    indexes: table.indexes.map((index) => indexModel(index, legacy)),
    bytesMax: ROW_BYTES, bytesUsed: rowWidth(table.columns),
  }
}

type NewTable = { tableId: string; name: string; permissions: string[] | null; rowSecurity: boolean; enabled: boolean }

async function createTable(context: Context, asked: NewTable & { databaseId: string; columns: Record<string, unknown>[]; indexes: Record<string, unknown>[] }): Promise<unknown> {
  const id = chosenId(asked.tableId, context.now)
  const table = await context.write((tx) => {
    const cache = SchemaCache.of(context.project)
    const database = schemaDatabase(context, asked.databaseId)
    if (cache.findTable(database, id) !== null) throw missing('table_already_exists', id)
    const columns = readInlineColumns(asked.columns)
    // Keys that only their case tells apart come to light so late that the real server takes the whole table for a second one.
    if (new Set(columns.map(({ key }) => key.toLowerCase())).size < columns.length) throw missing('table_already_exists', id)
    const indexes = readInlineIndexes(asked.indexes)
    cache.changed(tx)
    build(context, database, { ...asked, tableId: id, columns, indexes })
    const created = schemaTable(context, { databaseId: asked.databaseId, tableId: id })
    emitSchema(context, tx, { pattern: 'databases.[databaseId].tables.[tableId].create', params: { databaseId: asked.databaseId, tableId: id }, payload: tableModel(context, created) })
    return created
  })
  return tableModel(context, table)
}

function build(context: Context, database: DatabaseDef, asked: NewTable & { columns: NewColumn[]; indexes: NewIndex[] }): void {
  const { db, isoNow } = context
  const granted = expandPermissions(asked.permissions ?? [], 'table')
  const seq = db.run(
    'INSERT INTO tables (id, database_seq, created_at, updated_at, name, enabled, row_security, permissions, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    asked.tableId, database.seq, isoNow, isoNow, asked.name, asked.enabled ? 1 : 0, asked.rowSecurity ? 1 : 0, JSON.stringify(granted), `${asked.tableId} ${asked.name}`,
  ).lastId
  createPhysicalTable(db, seq)
  for (const column of asked.columns) insertColumn(context, { database, table: { seq } }, column)
  const table = schemaTable(context, { databaseId: database.id, tableId: asked.tableId })
  asked.indexes.forEach((index) => {
    const column = table.columns.find((candidate) => candidate.array && index.columns.includes(candidate.key))
    if (column !== undefined) throw new AppwriteError('index_invalid', 'Creating indexes on array attributes is not currently supported.')
    checkIndex(table.columns, index)
  })
  // The real server says the id of the table here too, though the error is about tables of a database.
  if (isFull(table.columns)) throw missing('table_limit_exceeded', asked.tableId)
  for (const index of asked.indexes) insertIndex(context, table, index)
  SchemaCache.of(context.project).forget()
}

type TableChange = { databaseId: string; tableId: string; name: string | null; permissions: string[] | null; rowSecurity: boolean; enabled: boolean }

async function updateTable(context: Context, asked: TableChange): Promise<unknown> {
  const table = await context.write((tx) => {
    const old = schemaTable(context, asked)
    const name = asked.name === null || asked.name === '' ? old.name : asked.name
    const granted = asked.permissions === null ? old.permissions : expandPermissions(asked.permissions, 'table')
    SchemaCache.of(context.project).changed(tx)
    context.db.run(
      'UPDATE tables SET name = ?, permissions = ?, row_security = ?, enabled = ?, search = ?, updated_at = ? WHERE seq = ?',
      name, JSON.stringify(granted), asked.rowSecurity ? 1 : 0, asked.enabled ? 1 : 0, `${old.id} ${name}`, context.isoNow, old.seq,
    )
    const changed = schemaTable(context, asked)
    emitSchema(context, tx, { pattern: 'databases.[databaseId].tables.[tableId].update', params: { databaseId: asked.databaseId, tableId: old.id }, payload: tableModel(context, changed) })
    return changed
  })
  return tableModel(context, table)
}

async function deleteTable(context: Context, asked: { databaseId: string; tableId: string }): Promise<undefined> {
  await context.write((tx) => {
    const table = schemaTable(context, asked)
    const payload = tableModel(context, table)
    SchemaCache.of(context.project).changed(tx)
    removeRelations(context, tx, table)
    dropTable(context, schemaTable(context, asked))
    SchemaCache.of(context.project).forget()
    emitSchema(context, tx, { pattern: 'databases.[databaseId].tables.[tableId].delete', params: { databaseId: asked.databaseId, tableId: table.id }, payload })
  })
  return undefined
}

/** Removes a table with its rows, columns, indexes and staged operations. */
export function dropTable({ db }: Context, table: TableDef): void {
  dropPhysicalTable(db, table)
  for (const name of ['columns', 'indexes', 'staged_operations']) db.run(`DELETE FROM ${name} WHERE table_seq = ?`, table.seq)
  db.run('DELETE FROM tables WHERE seq = ?', table.seq)
}

function listTables(context: Context, asked: { databaseId: string; queries: string[]; search: string; total: boolean }): unknown {
  const database = schemaDatabase(context, asked.databaseId)
  const { total, rows } = listStored<{ id: string }>(context, {
    table: 'tables', noun: isLegacy(context) ? 'Collection' : 'Table', queries: asked.queries, search: asked.search, total: asked.total, unexplained: true, where: { sql: 'tables.database_seq = ?', values: [database.seq] },
    attributes: { name: { sql: 'tables.name', type: 'string' }, enabled: { sql: 'tables.enabled', type: 'boolean' }, ...(isLegacy(context) ? { documentSecurity: { sql: 'tables.row_security', type: 'boolean' as const } } : {}) },
  })
  return { total, [isLegacy(context) ? 'collections' : 'tables']: rows.map((row) => tableModel(context, schemaTable(context, { databaseId: asked.databaseId, tableId: row.id }))) }
}

export const tableRoutes: Route[] = [
  route({
    method: 'POST', path: BASE, scope: WRITE, service, status: 201,
    params: {
      databaseId: required(uid), tableId: required(customId), name: required(text(128)), permissions: tablePermissions(), rowSecurity: optional(boolean, false), enabled: optional(strictBoolean, true),
      columns: optional(list(json, 100), []), indexes: optional(list(json, 100), []),
    },
    handler: (context, asked) => createTable(context, asked),
  }),
  route({ method: 'GET', path: BASE, scope: READ, service, params: { databaseId: required(uid), queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) }, handler: listTables }),
  route({ method: 'GET', path: `${BASE}/:tableId`, scope: READ, service, params: tableNames, handler: (context, asked) => tableModel(context, schemaTable(context, asked)) }),
  route({
    method: 'PUT', path: `${BASE}/:tableId`, scope: WRITE, service,
    params: { ...tableNames, name: optional<string, null>(text(128), null), permissions: tablePermissions(), rowSecurity: optional(boolean, false), enabled: optional(strictBoolean, true), purge: optional(boolean, false) },
    handler: (context, asked) => updateTable(context, asked),
  }),
  route({ method: 'DELETE', path: `${BASE}/:tableId`, scope: WRITE, service, status: 204, params: tableNames, handler: deleteTable }),
]
