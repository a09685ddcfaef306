import { missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { toJson } from '../../../http/json-body'
import { RawJson } from '../../../http/reply'
import type { ListPlan } from '../../../query/plan-list'
import type { Query } from '../../../query/query'
import { isLegacy } from '../flavor'
import { isRow } from '../relations/link-values'
import { selectionOf } from '../relations/selection'
import { findRows, selectQueries } from '../rows/list-rows'
import type { RowData } from '../rows/row-values'
import type { TableDef } from '../schema/table-def'
import { stagedRowAnswer, stagedRowBody } from './stage-operation'
import { countsFor } from './staged-match'
import { committedRows, overlay, readThrough, stagedState, type Staged } from './staged-state'

/** A row as the transaction sees it. */
export function getStagedRow(context: Context, table: TableDef, { transactionId, rowId, queries }: { transactionId: string; rowId: string; queries: string[] }): RawJson {
  const { selects } = selectQueries(table, queries)
  const row = readThrough(context, table, { transactionId, rowId, selects })
  if (row === null) throw missing('row_not_found', rowId)
  const { columns, nested } = selectionOf(table, selects)
  return stagedRowAnswer(context, table, project(withPlaces(table, row), columns === null ? [] : [...columns, ...nested.keys()]))
}

/** Committed rows overlaid with staged ones; rows the transaction makes are added whatever the filters say, as on the real server. */
export function listStagedRows(context: Context, table: TableDef, { plan, filters, total, transactionId }: { plan: ListPlan; filters: readonly Query[]; total: boolean; transactionId: string }): RawJson {
  const state = stagedState(context, table, transactionId)
  const found = findRows(context, table, { plan, total })
  const rows = new Map<string, RowData>(committedRows(context, table, { rows: found.rows, selects: plan.selects }).map((row) => [String(row.$id), row]))
  const count = found.total + adjustment(state, new Set(rows.keys()), filters)
  for (const [id, staged] of state) {
    const committed = rows.get(id)
    if (staged.action === 'delete') rows.delete(id)
    else if (committed !== undefined && staged.action !== 'create') rows.set(id, overlay(committed, staged))
    else if (staged.action !== 'update') rows.set(id, staged.data)
  }
  const bodies = [...rows.values()].map((row) => stagedRowBody(context, table, project(withPlaces(table, row), plan.selects.flat().map((name) => name.split('.')[0] ?? ''))))
  return new RawJson(toJson({ total: total ? Math.max(0, count) : 0, [isLegacy(context) ? 'documents' : 'rows']: bodies }))
}

/** How a transaction changes the number of rows found: by what it says of each row, not by what the row then is. */
function adjustment(state: ReadonlyMap<string, Staged>, shown: ReadonlySet<string>, filters: readonly Query[]): number {
  let sum = 0
  for (const [id, { action, data }] of state) {
    if (action === 'delete') sum -= shown.has(id) ? 1 : 0
    else if (action === 'create') sum += countsFor(data, filters) ? 1 : 0
    else if (shown.has(id)) sum -= countsFor(data, filters) ? 0 : 1
    else if (action === 'upsert') sum += countsFor(data, filters) ? 1 : 0
  }
  return sum
}

/** Rows nested in what a transaction makes, shown with the table they are to go to. */
function withPlaces(table: TableDef, row: RowData): RowData {
  const placed: RowData = { ...row }
  for (const { key, options } of table.relations) {
    const place = (value: unknown) => (isRow(value) ? { $sequence: '', $createdAt: '', $updatedAt: '', $databaseId: table.database.id, $tableId: options.relation?.relatedTable, ...value } : value)
    const value = row[key]
    if (value !== undefined) placed[key] = Array.isArray(value) ? value.map(place) : place(value)
  }
  return placed
}

function project(row: RowData, select: readonly string[]): RowData {
  if (select.length === 0 || select.includes('*')) return row
  return Object.fromEntries(Object.entries(row).filter(([key]) => key.startsWith('$') || select.includes(key)))
}
