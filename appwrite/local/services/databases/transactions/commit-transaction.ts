import { AppwriteError, missing, type ErrorType } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { parseJson } from '../../../http/json-body'
import { expandPermissions } from '../../../permissions/permission-core'
import { uniqueId } from '../../../storage/ids'
import { Tx } from '../../../storage/store'
import { releaseRelations } from '../relations/delete-relations'
import { changedLinks } from '../relations/change-links'
import { checkedLinks } from '../relations/check-links'
import { linkChain } from '../relations/nested-rows'
import { newLinks, upsertedLinks } from '../relations/new-links'
import { deleteMatching, updateMatching, upsertOne } from '../rows/bulk-rows'
import { applyIncrement, checkIncrement } from '../rows/increment-row'
import type { StoredRow } from '../rows/row-codec'
import type { RowData } from '../rows/row-values'
import { emitRow, requireCreate, rowWork, type RowAction, type RowWork } from '../rows/row-work'
import { changeRow, deleteStoredRow, existingRow, insertRow, readRow, requireRight, requireUnchanged } from '../rows/write-row'
import type { TableDef } from '../schema/table-def'
import { stagedRows, type StagedRow, type TransactionRow } from './transaction-store'

type Told = { action: RowAction; table: TableDef; id: string; deleted: StoredRow | null }
type Commit = { work: RowWork; touched: Set<string>; told: Told[] }
type Outcome = { row: TransactionRow; failure: unknown }

/**
 * Replays a transaction's operations in order with the committer's rights: all of them or none.
 * A failed one leaves the transaction `failed`; its log cannot be replayed.
 */
export async function commitTransaction(context: Context, find: () => TransactionRow): Promise<TransactionRow> {
  const { row, failure } = await context.write((tx): Outcome => {
    const transaction = find()
    const failure = attempt(context, tx, transaction)
    const status = failure === null ? 'committed' : 'failed'
    context.db.run('UPDATE transactions SET status = ?, updated_at = ? WHERE seq = ?', status, context.isoNow, transaction.seq)
    context.db.run('DELETE FROM staged_operations WHERE transaction_seq = ?', transaction.seq)
    return { row: { ...transaction, status, updated_at: context.isoNow }, failure }
  })
  if (failure !== null) throw commitError(failure)
  return row
}

/** Runs the operations in a savepoint of their own; answers what went wrong, or null. */
function attempt(context: Context, outer: Tx, transaction: TransactionRow): unknown {
  const inner = new Tx(context.project.store)
  context.db.run('SAVEPOINT operations')
  try {
    const commit: Commit = { work: rowWork(context, inner), touched: new Set(), told: [] }
    for (const operation of stagedRows(context.db, transaction)) applyOperation(commit, operation)
    tell(commit)
    context.db.run('RELEASE operations')
  } catch (error) {
    context.db.run('ROLLBACK TO operations')
    context.db.run('RELEASE operations')
    inner.rolledBack()
    return error
  }
  outer.afterCommit(() => inner.committed())
  outer.onRollback(() => inner.rolledBack())
  return null
}

function applyOperation(commit: Commit, operation: StagedRow): void {
  const table = commit.work.schema.findTableBySeq(operation.table_seq)
  if (table === null) throw missing('document_not_found', operation.row_id ?? 'unknown')
  const raw = parseJson(operation.data) as RowData
  const data = operation.action.startsWith('bulk') ? raw : checkedLinks({ ...commit.work, now: commit.work.backend.now() }, table, { data: raw, rights: false })
  if (operation.action.startsWith('bulk')) applyBulk(commit, table, { operation, data })
  else applySingle(commit, table, { operation, data })
}

type Applying = { operation: StagedRow; data: RowData }

function applySingle(commit: Commit, table: TableDef, { operation, data }: Applying): void {
  const { work } = commit
  const id = operation.row_id ?? String(data.$id ?? '')
  switch (operation.action) {
    case 'create':
      insert(commit, table, { id, data })
      return remember(commit, table, { id, action: 'create' })
    case 'update': {
      const old = existingRow(work, table, id)
      const permissions = permissionsIn(data)
      changeRow(work, table, { old, change: { data, permissions, links: changedLinks(linkChain(work, id), table, { old, data, permissions }), unchangedVersion: versionLimit(commit, table, { id, operation }) } })
      return remember(commit, table, { id, action: 'update' })
    }
    case 'upsert':
      return applyUpsert(commit, table, { operation, data })
    case 'delete':
      return applyDelete(commit, table, { id, operation })
    default:
      return applyCount(commit, table, { operation, data, id })
  }
}

function insert({ work }: Commit, table: TableDef, { id, data }: { id: string; data: RowData }): void {
  requireCreate(work.auth, table)
  const permissions = permissionsIn(data) ?? []
  insertRow(work, table, { id, data, permissions, isUpsert: true, links: newLinks(linkChain(work, id), table, { id, permissions }) })
}

/** A row staged by `createOperations` carries no id in its data, so an upsert makes a new one: the real server does the same. */
function applyUpsert(commit: Commit, table: TableDef, { operation, data }: Applying): void {
  const named = operation.row_id ?? ''
  const own = commit.touched.has(touchKey(table, named))
  const id = own ? named : typeof data.$id === 'string' && data.$id !== '' ? data.$id : uniqueId(commit.work.backend.now())
  const old = readRow(commit.work, table, id)
  if (old === undefined) insert(commit, table, { id, data })
  else if (own) changeRow(commit.work, table, { old, change: { data, permissions: permissionsIn(data), links: upsertedLinks(linkChain(commit.work, id), table, { old, data, permissions: permissionsIn(data) }) } })
  else upsertOne(commit.work, table, { id, data, unchangedVersion: operation.version })
  remember(commit, table, { id, action: 'update' })
}

function applyDelete(commit: Commit, table: TableDef, { id, operation }: { id: string; operation: StagedRow }): void {
  const { work } = commit
  const old = existingRow(work, table, id)
  requireRight(work, table, { old, action: 'delete' })
  requireUnchanged(old, { unchangedVersion: versionLimit(commit, table, { id, operation }) })
  releaseRelations(work, table, old)
  deleteStoredRow(work, table, old)
  commit.touched.delete(touchKey(table, id))
  commit.told.push({ action: 'delete', table, id, deleted: old })
}

function applyCount(commit: Commit, table: TableDef, { operation, data, id }: Applying & { id: string }): void {
  const { work } = commit
  const action = operation.action === 'increment' ? 'increment' : 'decrement'
  const column = String(data.column ?? data.attribute ?? '')
  const value = (data.value ?? 1) as number | bigint
  checkIncrement(table, { column, value })
  const bound = (action === 'increment' ? data.max : data.min) as number | bigint | null | undefined
  applyIncrement(work, table, { old: existingRow(work, table, id), increment: { action, column, value, bound: bound ?? null }, unchangedVersion: versionLimit(commit, table, { id, operation }) })
  remember(commit, table, { id, action: 'update' })
}

function applyBulk(commit: Commit, table: TableDef, { operation, data }: Applying): void {
  const { work } = commit
  const queries = Array.isArray(data.queries) ? (data.queries as string[]) : []
  switch (operation.action) {
    case 'bulkUpdate': {
      const values = (data.data ?? {}) as RowData
      updateMatching(work, table, { data: values, queries, permissions: permissionsIn(values), silent: true })
      return
    }
    case 'bulkDelete':
      deleteMatching(work, table, { queries, silent: true })
      return
    default:
      for (const row of Object.values(data)) bulkRow(commit, table, { operation, data: asRow(row) })
  }
}

function asRow(row: unknown): RowData {
  if (typeof row !== 'object' || row === null) throw new AppwriteError('row_invalid_structure')
  return row as RowData
}

function bulkRow(commit: Commit, table: TableDef, { operation, data }: Applying): void {
  const id = typeof data.$id === 'string' && data.$id !== '' && data.$id !== 'unique()' ? data.$id : uniqueId(commit.work.backend.now())
  if (operation.action === 'bulkCreate') insert(commit, table, { id, data })
  else upsertOne(commit.work, table, { id, data, unchangedVersion: versionLimit(commit, table, { id, operation }) })
  commit.touched.add(touchKey(table, id))
}

function remember({ touched, told }: Commit, table: TableDef, { id, action }: { id: string; action: RowAction }): void {
  touched.add(touchKey(table, id))
  told.push({ action, table, id, deleted: null })
}

/** Rows this transaction already changed are its own; for others a change since staging is a conflict. */
function versionLimit({ touched }: Commit, table: TableDef, { id, operation }: { id: string; operation: StagedRow }): number | undefined {
  return touched.has(touchKey(table, id)) ? undefined : operation.version
}

const touchKey = (table: TableDef, id: string) => `${table.seq}/${id.toLowerCase()}`

function permissionsIn(data: RowData): string[] | null {
  return Array.isArray(data.$permissions) ? expandPermissions(data.$permissions as string[], 'row') : null
}

/** One event per single-row operation, with the row as it is in the end. */
function tell({ work, told }: Commit): void {
  for (const { action, table, id, deleted } of told) {
    const row = deleted ?? readRow(work, table, id)
    if (row !== undefined) emitRow(work, table, { action, row, committed: true })
  }
}

const CONFLICTS = new Set<ErrorType>(['row_already_exists', 'row_unique_constraint_violation', 'row_update_conflict'])

/** Commit errors speak of documents on the newer routes as well. */
function commitError(error: unknown): unknown {
  if (!(error instanceof AppwriteError)) return error
  if (CONFLICTS.has(error.type)) return new AppwriteError('transaction_conflict')
  if (error.type === 'row_not_found') return new AppwriteError('document_not_found', { params: error.params })
  if (error.type === 'column_not_found') return new AppwriteError('document_not_found', { params: ['unknown'] })
  if (error.type === 'row_invalid_structure') return new AppwriteError('document_invalid_structure', error.message)
  if (error.type === 'column_limit_exceeded') return new AppwriteError('attribute_limit_exceeded', error.message.replace(/^.*has reached the (maximum|minimum) value of /, 'Attribute value exceeds $1 limit: '))
  return error
}
