import { AppwriteError } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { parseJson } from '../../../http/json-body'
import { mayOnItem } from '../../../permissions/permission-core'
import { FILTERS, parseQueries, QueryError, type Query } from '../../../query/query'
import { rowsWithRelations } from '../relations/read-relations'
import { selectionOf, type Selects } from '../relations/selection'
import { shapeFor } from '../rows/row-answer'
import { rowToObject, type StoredRow } from '../rows/row-codec'
import type { RowData } from '../rows/row-values'
import type { TableDef } from '../schema/table-def'
import { countsFor } from './staged-match'
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
  const data = parseJson(text) as RowData
  const bulk = BULK[action]
  if (bulk !== undefined) {
    bulk(state, data)
    return
  }
  const id = rowId ?? String(data.$id ?? '')
  if (id === '') return
  if (action === 'delete') state.set(id, { action: 'delete', data: {} })
  else if (action === 'increment' || action === 'decrement') count(state, id, { values: data, sign: action === 'increment' ? 1 : -1 })
  else if (action === 'update') change(state, id, data)
  else state.set(id, { action: action as Staged['action'], data: { ...data, $id: id } })
}

/** What operations on many rows do: changes and deletions only reach rows that the transaction has touched before. */
const BULK: Partial<Record<string, (state: Map<string, Staged>, data: RowData) => void>> = {
  bulkCreate: (state, data) => {
    for (const row of bulkRows(data)) state.set(String(row.$id), { action: 'create', data: row })
  },
  bulkUpsert: (state, data) => {
    for (const row of bulkRows(data)) {
      if (typeof row.$id !== 'string' || row.$id === '') continue
      const before = state.get(row.$id)
      state.set(row.$id, before === undefined || before.action === 'delete' ? { action: 'upsert', data: row } : { action: before.action, data: { ...before.data, ...row } })
    }
  },
  bulkUpdate: (state, { queries, data }) => {
    for (const [id, { data: row }] of matching(state, queries)) change(state, id, { ...(data as RowData), $id: row.$id })
  },
  bulkDelete: (state, { queries }) => {
    for (const [id] of matching(state, queries)) state.set(id, { action: 'delete', data: {} })
  },
}

function matching(state: Map<string, Staged>, queries: unknown): [string, Staged][] {
  const filters = filtersIn((Array.isArray(queries) ? queries : []).map(String))
  return [...state].filter(([, staged]) => staged.action !== 'delete' && countsFor(staged.data, filters))
}

/** Queries of a staged operation may never have been looked at before. */
function filtersIn(texts: readonly string[]): Query[] {
  try {
    return parseQueries(texts).filter(({ method }) => FILTERS.has(method))
  } catch (error) {
    throw error instanceof QueryError ? new AppwriteError('general_query_invalid', error.message) : error
  }
}

/** A change of a row that the transaction makes is part of its making. */
function change(state: Map<string, Staged>, id: string, data: RowData): void {
  const before = state.get(id)
  if (before === undefined || before.action === 'delete') state.set(id, { action: 'update', data: { ...data, $id: id } })
  else state.set(id, { action: before.action, data: { ...before.data, ...data, $id: id } })
}

function count(state: Map<string, Staged>, id: string, { values, sign }: { values: RowData; sign: 1 | -1 }): void {
  // Under the newer name of a column the real server does not see it before the commit.
  if (values.attribute === undefined) return
  const name = String(values.attribute)
  const before = state.get(id)
  const amount = sign * Number(values.value ?? 1)
  // A row that was only counted does not know its own id.
  if (before === undefined) state.set(id, { action: 'update', data: { [name]: amount } })
  else state.set(id, { ...before, data: { ...before.data, [name]: Number(before.data[name] ?? 0) + amount } })
}

/** A row as this transaction sees it, for its caller; null when there is none he may read. */
export function readThrough(context: Context, table: TableDef, { transactionId, rowId, selects = [] }: { transactionId: string; rowId: string; selects?: Selects }): RowData | null {
  const staged = stagedState(context, table, transactionId).get(rowId)
  if (staged?.action === 'delete') return null
  if (staged?.action === 'create') return staged.data
  const committed = committedRow(context, table, { rowId, selects })
  if (staged === undefined) return committed
  if (committed !== null) return overlay(committed, staged)
  return staged.action === 'upsert' ? staged.data : null
}

/** New permissions show only after the commit; operators show as what they are until then. */
export function overlay(committed: RowData, { data }: Staged): RowData {
  const values = Object.entries(data).filter(([key]) => !key.startsWith('$'))
  return { ...committed, ...Object.fromEntries(values) }
}

function committedRow(context: Context, table: TableDef, { rowId, selects }: { rowId: string; selects: Selects }): RowData | null {
  const { db, auth, project } = context
  const row = db.get<StoredRow>(table.sql.getById, rowId)
  if (row === undefined) return null
  const readable = mayOnItem(table.guarded, project.permissionSets.listOf(Number(row._ps)), { action: 'read', subject: auth.subject })
  return readable ? (committedRows(context, table, { rows: [row], selects })[0] ?? null) : null
}

/** Committed rows as objects. Within a transaction all relations are loaded unless a select names some. */
export function committedRows(context: Context, table: TableDef, { rows, selects }: { rows: readonly StoredRow[]; selects: Selects }): RowData[] {
  const { project, backend, auth } = context
  if (table.ends.length === 0 && table.relations.length === 0) return rows.map((row) => rowToObject(table, row, { project, cipher: backend.cipher }))
  const selection = selects.length === 0 ? 'all' : selectionOf(table, selects)
  return rowsWithRelations(table, rows, { auth, project, shape: shapeFor(context), selection }).map((text) => parseJson(text) as RowData)
}
