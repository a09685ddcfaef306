import type { Context } from '../../../http/context'
import { RawJson } from '../../../http/reply'
import { route, type Route } from '../../../http/route'
import { optional, required } from '../../../http/validator'
import { integerRange, rowQueryList, totalSwitch } from '../../../http/validators'
import { AppwriteError } from '../../../http/appwrite-error'
import { FILTERS } from '../../../query/query'
import type { ListPlan } from '../../../query/plan-list'
import { isLegacy } from '../flavor'
import { selectionOf } from '../relations/selection'
import { listStagedRows } from '../transactions/read-staged'
import type { TableDef } from '../schema/table-def'
import { bulkTable, deleteRows, updateRows, upsertRows } from './bulk-rows'
import { findTable } from './find-table'
import { findRows, findRowTexts, rowQueries } from './list-rows'
import { rowListAnswer, shapeFor } from './row-answer'
import { rowWriter } from './row-sql-json'
import { dataParam, DELETE_LIMIT, READ_SCOPES, rowList, tableNames, transactionId, WRITE_LIMIT, WRITE_SCOPES } from './row-params'

const path = '/tablesdb/:databaseId/tables/:tableId/rows'
const service = 'tablesdb'

function listRows(context: Context, table: TableDef, asked: { plan: ListPlan; total: boolean }): RawJson {
  const selection = selectionOf(table, asked.plan.selects)
  if (selection.nested.size > 0) return rowListAnswer(context, table, { ...findRows(context, table, asked), selection })
  const writer = rowWriter(table, { ...shapeFor(context), select: selection.columns })
  const { total, texts } = findRowTexts(context, table, { ...asked, writer, cipher: context.backend.cipher })
  return new RawJson(`{"total":${total},"${isLegacy(context) ? 'documents' : 'rows'}":[${texts.join(',')}]}`)
}

export const manyRowRoutes: Route[] = [
  route({
    method: 'GET', path, scope: READ_SCOPES, service,
    params: { ...tableNames, queries: optional(rowQueryList, []), transactionId, total: optional(totalSwitch, true), ttl: optional(integerRange(0, 86_400), 0) },
    handler: (context, asked) => {
      const { project, auth } = context
      const table = findTable(project, auth, asked)
      const { queries, plan } = rowQueries(table, asked.queries, { project, auth })
      if (asked.transactionId !== null) return listStagedRows(context, table, { plan, filters: queries.filter(({ method }) => FILTERS.has(method)), total: asked.total, transactionId: asked.transactionId })
      if (asked.ttl > 0) context.reply.header('x-appwrite-cache', 'miss')
      return listRows(context, table, { plan, total: asked.total })
    },
  }),
  route({
    method: 'PATCH', path, scope: WRITE_SCOPES, service, rateLimit: WRITE_LIMIT,
    params: { ...tableNames, data: dataParam, queries: optional(rowQueryList, []), transactionId },
    handler: (context, asked) => {
      if (Object.keys(asked.data).length === 0) throw new AppwriteError('row_missing_payload')
      return updateRows(context, bulkTable(context, asked), asked)
    },
  }),
  route({
    method: 'PUT', path, scope: WRITE_SCOPES, service, rateLimit: WRITE_LIMIT,
    params: { ...tableNames, rows: required(rowList), transactionId },
    handler: (context, asked) => upsertRows(context, bulkTable(context, asked), asked),
  }),
  route({
    method: 'DELETE', path, scope: WRITE_SCOPES, service, rateLimit: DELETE_LIMIT,
    params: { ...tableNames, queries: optional(rowQueryList, []), transactionId },
    handler: (context, asked) => deleteRows(context, bulkTable(context, asked), asked),
  }),
]
