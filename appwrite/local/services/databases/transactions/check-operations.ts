import { AppwriteError, missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { toJson } from '../../../http/json-body'
import { mayOnItem } from '../../../permissions/permission-core'
import type { Action } from '../../../permissions/parse-permission'
import type { RowData } from '../rows/row-values'
import { grantable } from '../rows/row-work'
import { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'
import { readThrough } from './staged-state'
import type { NewOperation } from './transaction-store'

/** One entry of `createOperations`, as sent. */
export type Operation = {
  action: string
  databaseId?: string
  tableId?: string
  collectionId?: string
  rowId?: string
  documentId?: string
  data?: unknown
}

const BULK = new Set(['bulkCreate', 'bulkUpdate', 'bulkUpsert', 'bulkDelete'])
const NEEDS_ROW = new Set(['update', 'delete', 'upsert', 'increment', 'decrement'])
const RIGHT: Partial<Record<string, Action>> = { create: 'create', update: 'update', increment: 'update', decrement: 'update', delete: 'delete' }

/** Checks tables, rows and rights of staged operations in order; rows made earlier in the same list count as there. */
export function checkOperations(context: Context, transactionId: string, operations: readonly Operation[]): NewOperation[] {
  const made = new Set<string>()
  return operations.map((operation) => {
    if (BULK.has(operation.action) && context.auth.kind !== 'key') throw new AppwriteError('user_unauthorized')
    const table = tableOf(context, operation)
    const rowId = operation.rowId ?? operation.documentId ?? null
    if (BULK.has(operation.action)) refuseRelations(table)
    else checkSingle(context, table, { operation, rowId, transactionId, made })
    if (operation.action === 'create' && rowId !== null) made.add(`${table.seq}/${rowId}`)
    return { tableSeq: table.seq, rowId, action: operation.action, data: toJson(operation.data ?? {}) }
  })
}

function tableOf({ project, auth }: Context, operation: Operation): TableDef {
  const cache = SchemaCache.of(project)
  const databaseId = operation.databaseId ?? ''
  const tableId = operation.tableId ?? operation.collectionId ?? ''
  const database = cache.findDatabase(databaseId)
  if (database === null || (!database.enabled && auth.kind !== 'key')) throw missing('database_not_found', databaseId)
  const table = cache.findTable(database, tableId)
  if (table === null || (!table.enabled && auth.kind !== 'key')) throw missing('collection_not_found', tableId)
  return table
}

function refuseRelations(table: TableDef): void {
  if (table.relations.length > 0) throw new AppwriteError('general_bad_request', 'Bulk operations are not supported for tableId with relationship attributes')
}

type Checking = { operation: Operation; rowId: string | null; transactionId: string; made: ReadonlySet<string> }

function checkSingle(context: Context, table: TableDef, { operation, rowId, transactionId, made }: Checking): void {
  const { action } = operation
  let row: RowData | null = null
  if (NEEDS_ROW.has(action)) {
    if (rowId === null || rowId === '') throw new AppwriteError('general_bad_request', `Document ID is required for ${action} operations`)
    row = readThrough(context, table, { transactionId, rowId })
    if (row === null && !made.has(`${table.seq}/${rowId}`) && action !== 'upsert') throw missing('document_not_found', rowId)
  }
  const right = action === 'upsert' ? (row === null ? 'create' : 'update') : RIGHT[action]
  if (right === undefined) throw new AppwriteError('general_bad_request', `Invalid action: ${action}`)
  if (context.auth.kind !== 'key') checkRight(context, table, { right, row, data: operation.data })
}

function checkRight({ auth }: Context, table: TableDef, { right, row, data }: { right: Action; row: RowData | null; data: unknown }): void {
  const own = Array.isArray(row?.$permissions) ? (row.$permissions as string[]) : []
  if (!mayOnItem(table.guarded, own, { action: right, subject: auth.subject })) throw new AppwriteError('user_unauthorized')
  const permissions = (data as { $permissions?: unknown } | null | undefined)?.$permissions
  if (Array.isArray(permissions)) grantable(auth, permissions as string[])
}
