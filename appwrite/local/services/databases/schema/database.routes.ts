import { missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { route, type Route } from '../../../http/route'
import { nullable, optional, required } from '../../../http/validator'
import { customId, queryList, strictBoolean, text, totalSwitch, uid } from '../../../http/validators'
import { listStored } from '../../../query/list-stored'
import { chosenId } from '../../../storage/ids'
import { isLegacy } from '../flavor'
import { schemaDatabase, schemaTable } from './find-schema'
import { SchemaCache } from './schema-cache'
import { emitSchema } from './schema-events'
import { dropTable } from './table.routes'
import type { DatabaseDef } from './table-def'
import { removeRelations } from './delete-column'

const BASE = '/tablesdb'
const service = 'tablesdb'

function databaseModel(database: DatabaseDef): Record<string, unknown> {
  return { $id: database.id, name: database.name, $createdAt: database.createdAt, $updatedAt: database.updatedAt, enabled: database.enabled, type: database.type, status: 'ready' }
}

async function createDatabase(context: Context, asked: { databaseId: string; name: string; enabled: boolean }): Promise<unknown> {
  const id = chosenId(asked.databaseId, context.now)
  const database = await context.write((tx) => {
    const cache = SchemaCache.of(context.project)
    if (cache.findDatabase(id) !== null) throw missing('database_already_exists', id)
    const type = isLegacy(context) ? 'legacy' : 'tablesdb'
    cache.changed(tx)
    context.db.run(
      'INSERT INTO databases (id, created_at, updated_at, name, enabled, type, search) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id, context.isoNow, context.isoNow, asked.name, asked.enabled ? 1 : 0, type, `${id} ${asked.name}`,
    )
    const created = schemaDatabase(context, id)
    emitSchema(context, tx, { pattern: 'databases.[databaseId].create', params: { databaseId: id }, payload: databaseModel(created) })
    return created
  })
  return databaseModel(database)
}

async function updateDatabase(context: Context, asked: { databaseId: string; name: string | null; enabled: boolean }): Promise<unknown> {
  const database = await context.write((tx) => {
    const old = schemaDatabase(context, asked.databaseId)
    const name = asked.name === null || asked.name === '' ? old.name : asked.name
    SchemaCache.of(context.project).changed(tx)
    context.db.run('UPDATE databases SET name = ?, enabled = ?, search = ?, updated_at = ? WHERE seq = ?', name, asked.enabled ? 1 : 0, `${old.id} ${name}`, context.isoNow, old.seq)
    const changed = schemaDatabase(context, asked.databaseId)
    emitSchema(context, tx, { pattern: 'databases.[databaseId].update', params: { databaseId: old.id }, payload: databaseModel(changed) })
    return changed
  })
  return databaseModel(database)
}

async function deleteDatabase(context: Context, databaseId: string): Promise<undefined> {
  await context.write((tx) => {
    const database = schemaDatabase(context, databaseId)
    const cache = SchemaCache.of(context.project)
    cache.changed(tx)
    const ids = context.db.all<{ id: string }>('SELECT id FROM tables WHERE database_seq = ?', database.seq).map((row) => row.id)
    for (const tableId of ids) {
      removeRelations(context, tx, schemaTable(context, { databaseId, tableId }))
      cache.forget()
      dropTable(context, schemaTable(context, { databaseId, tableId }))
    }
    context.db.run('DELETE FROM databases WHERE seq = ?', database.seq)
    cache.forget()
    emitSchema(context, tx, { pattern: 'databases.[databaseId].delete', params: { databaseId: database.id }, payload: databaseModel(database) })
  })
  return undefined
}

function listDatabases(context: Context, asked: { queries: string[]; search: string; total: boolean }): unknown {
  const { total, rows } = listStored<{ id: string }>(context, {
    table: 'databases', noun: 'Database', queries: asked.queries, search: asked.search, total: asked.total, unexplained: true, attributes: { name: { sql: 'databases.name', type: 'string' } },
  })
  return { total, databases: rows.map((row) => databaseModel(schemaDatabase(context, row.id))) }
}

export const databaseRoutes: Route[] = [
  route({
    method: 'POST', path: BASE, scope: 'databases.write', service, status: 201,
    params: { databaseId: required(customId), name: required(text(128)), enabled: optional(strictBoolean, true) }, handler: (context, asked) => createDatabase(context, asked),
  }),
  route({ method: 'GET', path: BASE, scope: 'databases.read', service, params: { queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) }, handler: listDatabases }),
  route({ method: 'GET', path: `${BASE}/:databaseId`, scope: 'databases.read', service, params: { databaseId: required(uid) }, handler: (context, asked) => databaseModel(schemaDatabase(context, asked.databaseId)) }),
  route({
    method: 'PUT', path: `${BASE}/:databaseId`, scope: 'databases.write', service,
    params: { databaseId: required(uid), name: optional<string, null>(text(128), null), enabled: optional(strictBoolean, true) }, handler: (context, asked) => updateDatabase(context, asked),
  }),
  route({ method: 'DELETE', path: `${BASE}/:databaseId`, scope: 'databases.write', service, status: 204, params: { databaseId: required(uid) }, handler: (context, asked) => deleteDatabase(context, asked.databaseId) }),
]
