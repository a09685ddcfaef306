import type { Context } from '../../../http/context'
import { parseJson } from '../../../http/json-body'
import { mayOnItem } from '../../../permissions/permission-core'
import { asOperator } from '../rows/operators'
import { rowToObject, type StoredRow } from '../rows/row-codec'
import type { RowData } from '../rows/row-values'
import type { TableDef } from '../schema/table-def'
import { stagedRows, type StagedRow, type TransactionRow } from './transaction-store'

/** What a transaction would do to one row. */
export type Staged = { action: 'create' | 'update' | 'upsert' | 'delete'; data: RowData }

/** Replays a pending transaction's operations on one table, in memory. */
export function stagedState(context: Pick<Context, 'db'>, table: TableDef, transactionId: string): Map<string, Staged> {
  const state = new Map<string, Staged>()
  const transaction = context.db.get<TransactionRow>("SELECT * FROM transactions WHERE id = ? AND status = 'pending'", transactionId)
  if (transaction === undefined) return state
  for (const operation of stagedRows(context.db, transaction)) if (operation.table_seq === table.seq) replay(state, operation)
  return state
}

/** The rows of a staged bulk operation; what is no row is refused when it is committed. */
function bulkRows(data: unknown): RowData[] {
  return Object.values(data as object).filter((row): row is RowData => typeof row === 'object' && row !== null)
}

function replay(state: Map<string, Staged>, { action, row_id: rowId, data: text }: StagedRow): void {
  const data = parseJson(text)
  if (action === 'bulkCreate' || action === 'bulkUpsert') {
    for (const row of bulkRows(data)) put(state, String(row.$id), { action: action === 'bulkCreate' ? 'create' : 'upsert', data: row })
    return
  }
  const values = data as RowData
  const id = rowId ?? String(values.$id ?? '')
  if (id === '' || action.startsWith('bulk')) return
  if (action === 'delete') state.set(id, { action: 'delete', data: {} })
  else if (action === 'increment' || action === 'decrement') count(state, id, { values, sign: action === 'increment' ? 1 : -1 })
  else put(state, id, { action: action as Staged['action'], data: values })
}

/** Later operations on a row the transaction made itself only change it. */
function put(state: Map<string, Staged>, id: string, staged: Staged): void {
  const before = state.get(id)
  if (before === undefined || before.action === 'delete' || staged.action === 'create') state.set(id, { ...staged, data: { ...staged.data, $id: id } })
  else state.set(id, { action: before.action, data: { ...before.data, ...staged.data, $id: id } })
}

function count(state: Map<string, Staged>, id: string, { values, sign }: { values: RowData; sign: 1 | -1 }): void {
  // Under the newer name of a column the real server does not see it before the commit.
  if (values.attribute === undefined) return
  const name = String(values.attribute)
  const before = state.get(id)
  const amount = sign * Number(values.value ?? 1)
  if (before === undefined) state.set(id, { action: 'update', data: { [name]: amount, $id: id } })
  else state.set(id, { ...before, data: { ...before.data, [name]: Number(before.data[name] ?? 0) + amount } })
}

/** A row as this transaction sees it, for its caller; null when there is none he may read. */
export function readThrough(context: Context, table: TableDef, { transactionId, rowId }: { transactionId: string; rowId: string }): RowData | null {
  const staged = stagedState(context, table, transactionId).get(rowId)
  if (staged?.action === 'delete') return null
  if (staged?.action === 'create') return staged.data
  const committed = committedRow(context, table, rowId)
  if (staged === undefined) return committed
  if (committed !== null) return overlay(committed, staged)
  return staged.action === 'upsert' ? staged.data : null
}

/** Operators are only worked out at commit; until then the committed value shows. */
export function overlay(committed: RowData, { data }: Staged): RowData {
  const values = Object.entries(data).filter(([, value]) => asOperator(value) === null)
  return { ...committed, ...Object.fromEntries(values) }
}

function committedRow({ db, auth, project, backend }: Context, table: TableDef, id: string): RowData | null {
  const row = db.get<StoredRow>(table.sql.getById, id)
  if (row === undefined) return null
  const readable = mayOnItem(table.guarded, project.permissionSets.listOf(Number(row._ps)), { action: 'read', subject: auth.subject })
  return readable ? rowToObject(table, row, { project, cipher: backend.cipher }) : null
}
