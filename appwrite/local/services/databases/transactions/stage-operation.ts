import { missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { toJson } from '../../../http/json-body'
import { RawJson } from '../../../http/reply'
import { expandPermissions } from '../../../permissions/permission-core'
import { isLegacy } from '../flavor'
import type { RowData } from '../rows/row-values'
import { grantable, nextVersion, permissionsForNew } from '../rows/row-work'
import type { TableDef } from '../schema/table-def'
import { readThrough } from './staged-state'
import { addOperations, pendingTransaction } from './transaction-store'

export type Staging = {
  transactionId: string
  action: string
  rowId: string | null
  data: RowData | readonly RowData[]
  /** New permissions of the row; null keeps or defaults. */
  permissions?: readonly string[] | null
}

const VAGUE = new Set(['increment', 'decrement', 'bulkUpdate', 'bulkUpsert', 'bulkDelete'])

/** Writes an operation into a transaction's log and answers with the row as it would look. */
export async function stageOperation(context: Context, table: TableDef, staging: Staging): Promise<RawJson> {
  const { action, rowId, transactionId } = staging
  const known = action === 'update' || action === 'delete' ? visibleRow(context, table, staging) : null
  const data = withPermissions(context, staging, known ?? rowBefore(context, table, staging))
  await context.write(() => {
    const transaction = pendingTransaction(context, transactionId, { adding: 1, vague: VAGUE.has(action) })
    const operation = { tableSeq: table.seq, rowId, action, data: toJson(data) }
    addOperations(context.db, transaction, { operations: [operation], version: nextVersion(context.project, context.now), time: context.isoNow })
  })
  return preview(context, table, { staging: { ...staging, data }, known })
}

function visibleRow(context: Context, table: TableDef, { transactionId, rowId }: Staging): RowData {
  const row = readThrough(context, table, { transactionId, rowId: rowId ?? '' })
  if (row === null) throw missing('row_not_found', rowId ?? '')
  return row
}

function rowBefore(context: Context, table: TableDef, { action, transactionId, rowId }: Staging): RowData | null {
  return action === 'upsert' && rowId !== null ? readThrough(context, table, { transactionId, rowId }) : null
}

function withPermissions(context: Context, { action, rowId, data, permissions }: Staging, before: RowData | null): RowData | readonly RowData[] {
  if (Array.isArray(data) || (action !== 'update' && action !== 'upsert')) return data
  const given = permissions ?? null
  const values: RowData = { ...(data as RowData) }
  delete values.$permissions
  if (action === 'upsert') values.$id = rowId
  if (given !== null) values.$permissions = grantable(context.auth, expandPermissions(given, 'row'))
  else if (action === 'upsert') values.$permissions = before === null ? permissionsForNew(context.auth, null) : (before.$permissions ?? [])
  return values
}

/** The row as staged: no sequence and no times until it is committed. */
function preview(context: Context, table: TableDef, { staging, known }: { staging: Staging; known: RowData | null }): RawJson {
  const { action, rowId, data } = staging
  const values: RowData = action === 'increment' || action === 'decrement' ? { [String((data as RowData).column ?? (data as RowData).attribute)]: (data as RowData).value } : { ...(Array.isArray(data) ? {} : (data as RowData)) }
  return stagedRowAnswer(context, table, { ...(known ?? {}), ...values, $id: rowId })
}

/** A staged row as the answer to the request that staged it. */
export function stagedRowAnswer(context: Context, table: TableDef, row: RowData): RawJson {
  return new RawJson(toJson(stagedRowBody(context, table, row)))
}

/** A row that is not committed: sequence and times are empty unless it had them before. */
export function stagedRowBody(context: Context, table: TableDef, row: RowData): RowData {
  const { $tableId, $collectionId: _, ...rest } = row
  const own = isLegacy(context) ? '$collectionId' : '$tableId'
  return { $sequence: '', $createdAt: '', $updatedAt: '', ...rest, $databaseId: table.database.id, [own]: $tableId ?? table.id }
}
