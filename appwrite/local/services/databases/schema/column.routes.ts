import { AppwriteError, missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { toJson } from '../../../http/json-body'
import { route, type Route } from '../../../http/route'
import { nullable, optional, required } from '../../../http/validator'
import { key, queryList, totalSwitch, uid } from '../../../http/validators'
import { listStored } from '../../../query/list-stored'
import { isLegacy } from '../flavor'
import { tableNames } from '../rows/row-params'
import type { ColumnDef } from './column-def'
import { checkRange, columnKinds, type ColumnKind } from './column-kinds'
import { changedModel, columnModel, listedModel } from './column-model'
import { deleteColumn } from './delete-column'
import { schemaColumn, schemaTable } from './find-schema'
import { refuseFullTable } from './row-limits'
import { SchemaCache } from './schema-cache'
import { emitSchema } from './schema-events'
import { insertColumn } from './schema-writes'
import type { TableDef } from './table-def'

const BASE = '/tablesdb/:databaseId/tables/:tableId/columns'
const service = 'tablesdb'
export const SCHEMA_READ = ['tables.read', 'collections.read', 'columns.read', 'attributes.read'] as const
export const SCHEMA_WRITE = ['tables.write', 'collections.write', 'columns.write', 'attributes.write'] as const

type Names = { databaseId: string; tableId: string }
type Asked = Names & Record<string, unknown>

/** @throws 400 column_default_unsupported for a required column or a list, neither of which can have one */
export function refuseDefault({ required: needed, array, fallback }: { required: boolean; array: boolean; fallback: unknown }): void {
  if (fallback === null || fallback === undefined) return
  if (needed) throw new AppwriteError('column_default_unsupported', 'Cannot set default value for required column')
  if (array) throw new AppwriteError('column_default_unsupported', 'Cannot set default value for array columns')
}

/** Keys that differ in capitals alone are one, as column names are in MariaDB. @throws 409 column_already_exists */
export function refuseTakenKey(table: TableDef, name: string): void {
  if (table.columns.some((column) => column.key.toLowerCase() === name.toLowerCase())) throw missing('column_already_exists', name)
}

async function createColumn(context: Context, kind: ColumnKind, asked: Asked): Promise<unknown> {
  const { size, options } = kind.build(asked)
  const column = { key: String(asked.key), type: kind.type, format: kind.format, size, required: asked.required === true, array: asked.array === true, fallback: asked.default, options }
  const created = await context.write((tx) => {
    const table = schemaTable(context, asked)
    refuseDefault(column)
    refuseFullTable([...table.columns, column], table.id)
    refuseTakenKey(table, column.key)
    SchemaCache.of(context.project).changed(tx)
    const def = insertColumn(context, { database: table.database, table }, column)
    emitSchema(context, tx, { pattern: 'databases.[databaseId].tables.[tableId].columns.[columnId].create', params: { databaseId: asked.databaseId, tableId: asked.tableId, columnId: def.key }, payload: columnModel(def, false) })
    return def
  })
  // The column can be used at once; clients expect to be told that it is being worked on.
  return columnModel({ ...created, status: 'processing' }, isLegacy(context))
}

async function updateColumn(context: Context, kind: ColumnKind, asked: Asked): Promise<unknown> {
  const changed = await context.write((tx) => {
    const table = schemaTable(context, asked)
    const column = schemaColumn(table, String(asked.key))
    if (column.status !== 'available') throw new AppwriteError('column_not_available')
    const next = changedColumn(table, column, asked)
    SchemaCache.of(context.project).changed(tx)
    saveColumn(context, table, { column, next })
    emitSchema(context, tx, { pattern: 'databases.[databaseId].tables.[tableId].columns.[columnId].update', params: { databaseId: asked.databaseId, tableId: asked.tableId, columnId: next.key }, payload: columnModel(next, false) })
    // To a changed name the real server answers with the range or the elements of before.
    return next.key === column.key ? next : { ...next, options: column.options }
  })
  return changedModel(changed, kind, isLegacy(context))
}

function changedColumn(table: TableDef, column: ColumnDef, asked: Asked): ColumnDef {
  const next: ColumnDef = { ...column, required: asked.required === true, fallback: asked.default ?? null, options: { ...column.options } }
  refuseDefault({ ...next, fallback: asked.default })
  if (typeof asked.size === 'number') next.size = asked.size
  if (['intRange', 'bigintRange', 'floatRange'].includes(column.format)) changeRange(next, asked)
  else if (column.format === 'enum') changeElements(next, asked)
  const others = table.columns.filter((other) => other !== column)
  // Here the real server says the name of its own that it keeps the rows under.
  refuseFullTable([...others, next], `database_${table.database.seq}_collection_${table.seq}`)
  if (typeof asked.newKey === 'string' && asked.newKey !== column.key) {
    // The real server names the column that was to be renamed.
    if (others.some((other) => other.key.toLowerCase() === String(asked.newKey).toLowerCase())) throw missing('column_already_exists', column.key)
    next.key = asked.newKey
  }
  return next
}

function changeRange(next: ColumnDef, asked: Asked): void {
  const min = (asked.min ?? next.options.min) as number | bigint
  const max = (asked.max ?? next.options.max) as number | bigint
  checkRange({ min, max }, asked.default)
  next.options = { ...next.options, min, max }
  if (next.type === 'integer' && max > 2_147_483_647) next.size = 8
}

function changeElements(next: ColumnDef, asked: Asked): void {
  const elements = (asked.elements ?? []) as string[]
  if (elements.length === 0) throw new AppwriteError('column_value_invalid', 'Enum elements must not be empty')
  if (typeof asked.default === 'string' && !elements.includes(asked.default)) throw new AppwriteError('column_value_invalid', 'Default value not found in elements')
  next.options = { ...next.options, elements }
}

function saveColumn({ db, isoNow }: Context, table: TableDef, { column, next }: { column: ColumnDef; next: ColumnDef }): void {
  if (next.size < column.size && (column.type === 'string' || column.type === 'varchar') && !column.array && column.options.encrypt !== true) {
    const tooLong = db.get(`SELECT 1 AS yes FROM t${table.seq} WHERE LENGTH(${column.sql}) > ? LIMIT 1`, next.size)
    if (tooLong !== undefined) throw new AppwriteError('column_invalid_resize')
  }
  next.updatedAt = isoNow
  db.run(
    'UPDATE columns SET id = ?, key = ?, required = ?, fallback = ?, size = ?, options = ?, updated_at = ? WHERE seq = ?',
    `${table.database.seq}_${table.seq}_${next.key}`, next.key, next.required ? 1 : 0, next.fallback === null ? null : toJson(next.fallback), next.size, toJson(next.options), isoNow, column.seq,
  )
  if (next.key !== column.key) renameInIndexes(db, table, { from: column.key, to: next.key })
}

function renameInIndexes(db: Context['db'], table: TableDef, { from, to }: { from: string; to: string }): void {
  for (const index of table.indexes) {
    if (!index.columns.includes(from)) continue
    db.run('UPDATE indexes SET columns = ? WHERE seq = ?', JSON.stringify(index.columns.map((name) => (name === from ? to : name))), index.seq)
  }
}

function listColumns(context: Context, asked: Names & { queries: string[]; total: boolean }): unknown {
  const table = schemaTable(context, asked)
  const text = (sql: string) => ({ sql: `columns.${sql}`, type: 'string' as const })
  const { total, rows } = listStored<{ seq: number }>(context, {
    table: 'columns', noun: isLegacy(context) ? 'Attribute' : 'Column', queries: asked.queries, total: asked.total, unexplained: true, cursorBy: 'key', where: { sql: 'columns.table_seq = ?', values: [table.seq] },
    attributes: { key: text('key'), type: text('type'), status: text('status'), error: { sql: `NULLIF(columns.error, '')`, type: 'string' }, size: { sql: 'columns.size', type: 'integer' }, required: { sql: 'columns.required', type: 'boolean' }, array: { sql: 'columns."array"', type: 'boolean' } },
  })
  const legacy = isLegacy(context)
  const found = rows.map((row) => table.columns.find((column) => column.seq === row.seq)).filter((column) => column !== undefined)
  return { total, [legacy ? 'attributes' : 'columns']: found.map((column) => listedModel(column, legacy)) }
}

const kindRoutes = columnKinds.flatMap((kind) => [
  route({
    method: 'POST', path: `${BASE}/${kind.segment}`, scope: SCHEMA_WRITE, service, status: 202,
    params: { ...tableNames, key: required(key), ...kind.create },
    handler: (context, asked) => createColumn(context, kind, asked as Asked),
  }),
  route({
    method: 'PATCH', path: `${BASE}/${kind.segment}/:key`, scope: SCHEMA_WRITE, service,
    params: { ...tableNames, key: required(key), ...kind.update, newKey: optional(nullable(key), null) },
    handler: (context, asked) => updateColumn(context, kind, asked as Asked),
  }),
])

export const columnRoutes: Route[] = [
  ...kindRoutes,
  route({ method: 'GET', path: BASE, scope: SCHEMA_READ, service, params: { ...tableNames, queries: optional(queryList, []), total: optional(totalSwitch, true) }, handler: listColumns }),
  route({
    method: 'GET', path: `${BASE}/:key`, scope: SCHEMA_READ, service, params: { databaseId: required(uid), tableId: required(uid), key: required(key) },
    handler: (context, asked) => columnModel(schemaColumn(schemaTable(context, asked), asked.key), isLegacy(context)),
  }),
  route({ method: 'DELETE', path: `${BASE}/:key`, scope: SCHEMA_WRITE, service, status: 204, params: { ...tableNames, key: required(key) }, handler: deleteColumn }),
]
