import { missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { toJson } from '../../../http/json-body'
import { RawJson } from '../../../http/reply'
import type { ListPlan } from '../../../query/plan-list'
import { isLegacy } from '../flavor'
import { findRows, selectQueries } from '../rows/list-rows'
import { rowToObject } from '../rows/row-codec'
import type { RowData } from '../rows/row-values'
import type { TableDef } from '../schema/table-def'
import { stagedRowAnswer, stagedRowBody } from './stage-operation'
import { overlay, readThrough, stagedState } from './staged-state'

/** A row as the transaction sees it. */
export function getStagedRow(context: Context, table: TableDef, { transactionId, rowId, queries }: { transactionId: string; rowId: string; queries: string[] }): RawJson {
  const plan = selectQueries(table, queries)
  const row = readThrough(context, table, { transactionId, rowId })
  if (row === null) throw missing('row_not_found', rowId)
  return stagedRowAnswer(context, table, project(row, plan))
}

/** Committed rows overlaid with staged ones; rows the transaction makes are added whatever the filters say, as on the real server. */
export function listStagedRows(context: Context, table: TableDef, { plan, total, transactionId }: { plan: ListPlan; total: boolean; transactionId: string }): RawJson {
  const state = stagedState(context, table, transactionId)
  const found = findRows(context, table, { plan, total })
  const rows = new Map<string, RowData>(found.rows.map((row) => [String(row._id), rowToObject(table, row, { project: context.project, cipher: context.backend.cipher })]))
  let count = found.total
  for (const [id, staged] of state) {
    const committed = rows.get(id)
    if (staged.action === 'delete') {
      if (rows.delete(id)) count--
    } else if (committed !== undefined && staged.action !== 'create') rows.set(id, overlay(committed, staged))
    else if (staged.action !== 'update') {
      rows.set(id, staged.data)
      count++
    }
  }
  const bodies = [...rows.values()].map((row) => stagedRowBody(context, table, project(row, plan)))
  return new RawJson(toJson({ total: total ? Math.max(0, count) : 0, [isLegacy(context) ? 'documents' : 'rows']: bodies }))
}

function project(row: RowData, { selects }: ListPlan): RowData {
  const select = selects.flat()
  if (select.length === 0 || select.includes('*')) return row
  return Object.fromEntries(Object.entries(row).filter(([key]) => key.startsWith('$') || select.includes(key)))
}
