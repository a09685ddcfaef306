import { missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { route, type Route } from '../../../http/route'
import { nullable, optional, required, validator } from '../../../http/validator'
import { int32, key, list, oneOf, queryList, totalSwitch } from '../../../http/validators'
import { listStored } from '../../../query/list-stored'
import { uniqueClash } from '../../../storage/sqlite'
import { isLegacy } from '../flavor'
import { tableNames } from '../rows/row-params'
import { schemaIndex, schemaTable } from './find-schema'
import { checkIndex, checkIndexColumns, INDEX_LIMIT, type NewIndex } from './index-check'
import { createPhysicalIndex, dropPhysicalIndex } from './physical-table'
import { SchemaCache } from './schema-cache'
import { emitSchema } from './schema-events'
import type { IndexDef, TableDef } from './table-def'

const BASE = '/tablesdb/:databaseId/tables/:tableId/indexes'
const service = 'tablesdb'
const READ = ['tables.read', 'collections.read', 'indexes.read'] as const
const WRITE = ['tables.write', 'collections.write', 'indexes.write'] as const

const indexedKey = validator(key.describe(), (value) => (['$id', '$createdAt', '$updatedAt'].includes(String(value)) ? String(value) : key.parse(value)))
const order = oneOf(['ASC', 'DESC'], false)

/** The model of the release; `legacy` names columns as the older API does. A column without a length shows 0. */
export function indexModel(index: IndexDef, legacy: boolean): Record<string, unknown> {
  return {
    $id: index.id, $createdAt: index.createdAt, $updatedAt: index.updatedAt, key: index.key, type: index.type, status: index.status, error: index.error,
    [legacy ? 'attributes' : 'columns']: index.columns, lengths: index.columns.map((_, i) => index.lengths[i] ?? 0), orders: index.orders,
  }
}

/** Records an index and builds it. One that cannot be built (duplicates under a unique one) is kept as failed with the reason. */
export function insertIndex({ db, isoNow }: Context, table: TableDef, index: NewIndex): IndexDef {
  const id = `${table.database.seq}_${table.seq}_${index.key}`
  const seq = db.run(
    'INSERT INTO indexes (table_seq, id, key, created_at, updated_at, type, columns, lengths, orders) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    table.seq, id, index.key, isoNow, isoNow, index.type, JSON.stringify(index.columns), JSON.stringify(index.lengths), JSON.stringify(index.orders),
  ).lastId
  const def: IndexDef = { ...index, seq, id, status: 'available', error: '', createdAt: isoNow, updatedAt: isoNow }
  try {
    createPhysicalIndex(db, table, def)
  } catch (error) {
    if (uniqueClash(error) === null) throw error
    def.status = 'failed'
    def.error = 'Rows with equal values exist already.'
    db.run('UPDATE indexes SET status = ?, error = ? WHERE seq = ?', def.status, def.error, seq)
  }
  return def
}

async function createIndex(context: Context, asked: { databaseId: string; tableId: string } & NewIndex): Promise<unknown> {
  const created = await context.write((tx) => {
    const table = schemaTable(context, asked)
    if (table.indexes.length >= INDEX_LIMIT) throw missing('column_index_limit_exceeded', asked.tableId)
    checkIndexColumns(table.columns, asked)
    checkIndex(table.columns, asked)
    if (table.indexes.some((index) => index.key.toLowerCase() === asked.key.toLowerCase())) throw missing('column_index_already_exists', asked.key)
    SchemaCache.of(context.project).changed(tx)
    const index = insertIndex(context, table, { key: asked.key, type: asked.type, columns: asked.columns, lengths: asked.lengths, orders: asked.orders })
    emitSchema(context, tx, { pattern: 'databases.[databaseId].tables.[tableId].indexes.[indexId].create', params: { databaseId: asked.databaseId, tableId: asked.tableId, indexId: index.id }, payload: indexModel(index, false) })
    return index
  })
  return indexModel({ ...created, status: 'processing', error: '' }, isLegacy(context))
}

async function deleteIndex(context: Context, asked: { databaseId: string; tableId: string; key: string }): Promise<undefined> {
  await context.write((tx) => {
    const table = schemaTable(context, asked)
    const index = schemaIndex(table, asked.key)
    SchemaCache.of(context.project).changed(tx)
    dropPhysicalIndex(context.db, table.seq, index)
    context.db.run('DELETE FROM indexes WHERE seq = ?', index.seq)
    emitSchema(context, tx, { pattern: 'databases.[databaseId].tables.[tableId].indexes.[indexId].delete', params: { databaseId: asked.databaseId, tableId: asked.tableId, indexId: index.id }, payload: indexModel(index, false) })
  })
  return undefined
}

function listIndexes(context: Context, asked: { databaseId: string; tableId: string; queries: string[]; total: boolean }): unknown {
  const table = schemaTable(context, asked)
  const text = (sql: string) => ({ sql: `indexes.${sql}`, type: 'string' as const })
  const { total, rows } = listStored<{ seq: number }>(context, {
    table: 'indexes', noun: 'Index', queries: asked.queries, total: asked.total, cursorBy: 'key', where: { sql: 'indexes.table_seq = ?', values: [table.seq] },
    attributes: { key: text('key'), type: text('type'), status: text('status'), error: text('error'), attributes: { sql: 'indexes.columns', type: 'string', array: true } },
  })
  const found = rows.map((row) => table.indexes.find((index) => index.seq === row.seq)).filter((index) => index !== undefined)
  return { total, indexes: found.map((index) => indexModel(index, isLegacy(context))) }
}

export const indexRoutes: Route[] = [
  route({
    method: 'POST', path: BASE, scope: WRITE, service, status: 202,
    params: {
      ...tableNames, key: required(key), type: required(oneOf(['key', 'fulltext', 'unique', 'spatial'])), columns: required(list(indexedKey, 100)),
      orders: optional(list(order, 100), []), lengths: optional(list(nullable(int32), 100), []),
    },
    handler: (context, asked) => createIndex(context, { ...asked, lengths: asked.lengths }),
  }),
  route({ method: 'GET', path: BASE, scope: READ, service, params: { ...tableNames, queries: optional(queryList, []), total: optional(totalSwitch, true) }, handler: listIndexes }),
  route({
    method: 'GET', path: `${BASE}/:key`, scope: READ, service, params: { ...tableNames, key: required(key) },
    handler: (context, asked) => indexModel(schemaIndex(schemaTable(context, asked), asked.key), isLegacy(context)),
  }),
  route({ method: 'DELETE', path: `${BASE}/:key`, scope: WRITE, service, status: 204, params: { ...tableNames, key: required(key) }, handler: deleteIndex }),
]
