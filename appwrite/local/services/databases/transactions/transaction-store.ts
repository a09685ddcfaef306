import { AppwriteError, missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { isoTime } from '../../../storage/ids'
import type { Sqlite } from '../../../storage/sqlite'

export type TransactionRow = { seq: number; id: string; created_at: string; updated_at: string; status: string; operations: number; expires_at: string; owner: string }

export type StagedRow = { seq: number; table_seq: number; row_id: string | null; action: string; data: string; version: number; created_at: string }

/** Most operations one transaction may hold. */
export const OPERATION_LIMIT = 100

/** The model of the release. Who owns the transaction is told to nobody. */
export function transactionModel(row: TransactionRow): Record<string, unknown> {
  return { $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, status: row.status, operations: row.operations, expiresAt: row.expires_at }
}

/** A transaction its maker (or a key) may see. Nobody else learns that it exists. */
export function findTransaction(context: Pick<Context, 'db' | 'auth'>, id: string): TransactionRow {
  const row = ownTransaction(context, id)
  if (row === undefined) throw missing('transaction_not_found', id)
  return row
}

function ownTransaction({ db, auth }: Pick<Context, 'db' | 'auth'>, id: string): TransactionRow | undefined {
  const row = db.get<TransactionRow>('SELECT * FROM transactions WHERE id = ?', id)
  const isMine = auth.kind === 'key' || (auth.user !== null && row?.owner === auth.user.id)
  return isMine ? row : undefined
}

/** The transaction an operation is to be added to. `vague` ones do not tell an unknown transaction from one that is over. */
export function pendingTransaction(context: Pick<Context, 'db' | 'auth' | 'now'>, id: string, asked: { adding: number; vague: boolean }): TransactionRow {
  if (asked.vague && ownTransaction(context, id) === undefined) throw notPending()
  const row = findTransaction(context, id)
  requirePending(context, row, asked)
  return row
}

const notPending = () => new AppwriteError('general_bad_request', 'Invalid or non\u2011pending transaction')

/** Refuses a transaction that is finished, expired or full. */
export function requirePending(context: Pick<Context, 'now'>, row: TransactionRow, { adding, vague }: { adding: number; vague: boolean }): void {
  if (row.status !== 'pending') {
    if (vague) throw notPending()
    throw new AppwriteError('transaction_not_ready')
  }
  if (isoTime(context.now) > row.expires_at) throw new AppwriteError('transaction_expired')
  if (row.operations + adding > OPERATION_LIMIT) {
    throw new AppwriteError('transaction_limit_exceeded', `Transaction already has ${row.operations} operations, adding ${adding} would exceed the maximum of ${OPERATION_LIMIT}`)
  }
}

/** The operations in the order they were staged, in which they are committed too. */
export function stagedRows(db: Sqlite, transaction: Pick<TransactionRow, 'seq'>): StagedRow[] {
  return db.all<StagedRow>('SELECT * FROM staged_operations WHERE transaction_seq = ? ORDER BY seq', transaction.seq)
}

export type NewOperation = { tableSeq: number; rowId: string | null; action: string; data: string }

/** Adds operations to a transaction; called inside a write. */
export function addOperations(db: Sqlite, transaction: TransactionRow, { operations, version, time }: { operations: readonly NewOperation[]; version: number; time: string }): TransactionRow {
  for (const { tableSeq, rowId, action, data } of operations) {
    db.run(
      'INSERT INTO staged_operations (transaction_seq, table_seq, row_id, action, data, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      transaction.seq, tableSeq, rowId, action, data, version, time,
    )
  }
  db.run('UPDATE transactions SET operations = operations + ?, updated_at = ? WHERE seq = ?', operations.length, time, transaction.seq)
  return { ...transaction, operations: transaction.operations + operations.length, updated_at: time }
}

/** Removes what has expired and what is finished; nothing refers to it any more. */
export function purgeTransactions(db: Sqlite, now: string): void {
  db.run('DELETE FROM staged_operations WHERE transaction_seq IN (SELECT seq FROM transactions WHERE expires_at < ?)', now)
  db.run('DELETE FROM transactions WHERE expires_at < ?', now)
}
