import { AppwriteError } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { route, type Route } from '../../../http/route'
import { optional, required } from '../../../http/validator'
import { integerRange, queryList, strictBoolean, uid } from '../../../http/validators'
import { listStored } from '../../../query/list-stored'
import { isoTime, uniqueId } from '../../../storage/ids'
import { READ_SCOPES, WRITE_SCOPES } from '../rows/row-params'
import { nextVersion } from '../rows/row-work'
import { commitTransaction } from './commit-transaction'
import { checkOperations, type Operation } from './check-operations'
import { operationsParam } from './operation-param'
import { addOperations, findTransaction, requirePending, transactionModel, type TransactionRow } from './transaction-store'

const BASE = '/tablesdb/transactions'
const service = 'tablesdb'
const named = { transactionId: required(uid) }

async function createTransaction(context: Context, ttl: number): Promise<unknown> {
  const now = context.isoNow
  const row: TransactionRow = {
    seq: 0, id: uniqueId(context.now), created_at: now, updated_at: now, status: 'pending', operations: 0,
    expires_at: isoTime(context.now + ttl * 1000), owner: context.auth.user?.id ?? '',
  }
  await context.write(() =>
    context.db.run('INSERT INTO transactions (id, created_at, updated_at, status, expires_at, owner) VALUES (?, ?, ?, ?, ?, ?)', row.id, now, now, row.status, row.expires_at, row.owner),
  )
  return transactionModel(row)
}

async function addStaged(context: Context, { transactionId, operations: given }: { transactionId: string; operations: Operation[] }): Promise<unknown> {
  if (given.length === 0) throw new AppwriteError('general_bad_request', 'Operations array cannot be empty')
  const row = await context.write(() => {
    const transaction = findTransaction(context, transactionId)
    requirePending(context, transaction, { adding: given.length, vague: true })
    const staged = checkOperations(context, transactionId, given)
    return addOperations(context.db, transaction, { operations: staged, version: nextVersion(context.project, context.now), time: context.isoNow })
  })
  return transactionModel(row)
}

async function finish(context: Context, { transactionId, commit, rollback }: { transactionId: string; commit: boolean; rollback: boolean }): Promise<unknown> {
  if (!commit && !rollback) throw new AppwriteError('general_bad_request', 'Either commit or rollback must be true')
  if (commit && rollback) throw new AppwriteError('general_bad_request', 'Cannot commit and rollback at the same time')
  const find = () => {
    const row = findTransaction(context, transactionId)
    requirePending(context, row, { adding: 0, vague: false })
    return row
  }
  if (commit) return transactionModel(await commitTransaction(context, find))
  const row = await context.write(() => {
    const transaction = find()
    context.db.run("UPDATE transactions SET status = 'failed', updated_at = ? WHERE seq = ?", context.isoNow, transaction.seq)
    context.db.run('DELETE FROM staged_operations WHERE transaction_seq = ?', transaction.seq)
    return { ...transaction, status: 'failed', updated_at: context.isoNow }
  })
  return transactionModel(row)
}

async function deleteTransaction(context: Context, id: string): Promise<undefined> {
  await context.write(() => {
    const transaction = findTransaction(context, id)
    context.db.run('DELETE FROM staged_operations WHERE transaction_seq = ?', transaction.seq)
    context.db.run('DELETE FROM transactions WHERE seq = ?', transaction.seq)
  })
  return undefined
}

function listTransactions(context: Context, queries: string[]): unknown {
  const { auth } = context
  if (auth.kind === 'guest') return { total: 0, transactions: [] }
  const { total, rows } = listStored<TransactionRow>(context, {
    table: 'transactions', noun: 'Transaction', queries,
    attributes: { status: { sql: 'transactions.status', type: 'string' }, expiresAt: { sql: 'transactions.expires_at', type: 'datetime' } },
    where: auth.user === null ? undefined : { sql: 'transactions.owner = ?', values: [auth.user.id] },
  })
  return { total, transactions: rows.map(transactionModel) }
}

/** The routes of transactions; the older API words its operations differently. */
export const transactionRoutes = (legacy: boolean): Route[] => [
  route({ method: 'POST', path: BASE, scope: WRITE_SCOPES, service, status: 201, params: { ttl: optional(integerRange(60, 3600), 300) }, handler: (context, { ttl }) => createTransaction(context, ttl) }),
  route({ method: 'GET', path: BASE, scope: READ_SCOPES, service, params: { queries: optional(queryList, []) }, handler: (context, { queries }) => listTransactions(context, queries) }),
  route({ method: 'GET', path: `${BASE}/:transactionId`, scope: READ_SCOPES, service, params: named, handler: (context, { transactionId }) => transactionModel(findTransaction(context, transactionId)) }),
  route({ method: 'DELETE', path: `${BASE}/:transactionId`, scope: WRITE_SCOPES, service, status: 204, params: named, handler: (context, { transactionId }) => deleteTransaction(context, transactionId) }),
  route({ method: 'POST', path: `${BASE}/:transactionId/operations`, scope: WRITE_SCOPES, service, status: 201, params: { ...named, operations: operationsParam(legacy) }, handler: addStaged }),
  route({ method: 'PATCH', path: `${BASE}/:transactionId`, scope: WRITE_SCOPES, service, params: { ...named, commit: optional(strictBoolean, false), rollback: optional(strictBoolean, false) }, handler: finish }),
]

