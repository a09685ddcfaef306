import { AppwriteError, missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import type { RawJson } from '../../../http/reply'
import { invalid } from '../../../http/validator'
import { customId } from '../../../http/validators'
import { chosenId, uniqueId } from '../../../storage/ids'
import { SchemaCache } from '../schema/schema-cache'
import { linkChain } from '../relations/nested-rows'
import { newLinks, upsertedLinks } from '../relations/new-links'
import type { TableDef } from '../schema/table-def'
import { stageOperation } from '../transactions/stage-operation'
import { findRows, rowQueries } from './list-rows'
import { applyOperator, asOperator } from './operators'
import { rowListAnswer } from './row-answer'
import type { StoredRow } from './row-codec'
import { isEmpty } from './row-params'
import { checkChange, type RowData } from './row-values'
import { emitRow, permissionsForNew, permissionsWithin, requireCreate, rowWork, type RowWork } from './row-work'
import { changeRow, deleteStoredRow, insertRow, leavesOut, readRow, requireRight, splitData, withRequired } from './write-row'

const SHOWN = 100

type Bulk = { transactionId: string | null }

/** For everybody but keys these routes do not see the database at all. */
export function bulkTable(context: Context, { databaseId, tableId }: { databaseId: string; tableId: string }): TableDef {
  const cache = SchemaCache.of(context.project)
  const database = context.auth.kind === 'key' ? cache.findDatabase(databaseId) : null
  if (database === null) throw missing('database_not_found', databaseId)
  const table = cache.findTable(database, tableId)
  if (table === null) throw missing('table_not_found', tableId)
  return table
}

function refuseRelations(table: TableDef, verb: string, word = 'attributes'): void {
  if (table.relations.length > 0) throw new AppwriteError('general_bad_request', `Bulk ${verb} is not supported for tablesDB with relationship ${word}`)
}

/**
 * Makes all of the rows or none. Inside a transaction it stages them and answers with none.
 * @throws 400 general_bad_request for a table with relationships or a bad id, 409 row_already_exists
 */
export async function createRows(context: Context, table: TableDef, { rows, transactionId }: Bulk & { rows: RowData[] }): Promise<RawJson> {
  refuseRelations(table, 'create', 'columns')
  const prepared = rows.map((data) => ({ id: bulkId(data, context.now), data, permissions: permissionsWithin(data) ?? [] }))
  if (transactionId !== null) {
    const data = prepared.map((row) => ({ ...row.data, $id: row.id, $permissions: row.permissions }))
    await stageOperation(context, table, { transactionId, action: 'bulkCreate', rowId: null, data })
    context.reply.status = 200
    return rowListAnswer(context, table, { total: prepared.length, rows: [] })
  }
  const created = await context.write((tx) => {
    const work = rowWork(context, tx)
    return prepared.map((row) => {
      const stored = insertNamed(work, table, row)
      emitRow(work, table, { action: 'create', row: stored })
      return stored
    })
  })
  return rowListAnswer(context, table, { total: created.length, rows: created })
}

function bulkId(data: RowData, now: number): string {
  const id = data.$id ?? 'unique()'
  if (customId.parse(id) === invalid) throw new AppwriteError('general_bad_request', customId.describe())
  return chosenId(String(id), now)
}

/** A clash in a bulk call does not name the row, as on the real server. */
function insertNamed(work: RowWork, table: TableDef, row: { id: string; data: RowData; permissions: string[] }): StoredRow {
  try {
    return insertRow(work, table, row)
  } catch (error) {
    throw error instanceof AppwriteError && error.type === 'row_already_exists' ? missing('row_already_exists', '') : error
  }
}

/**
 * Changes every row the queries match, all of them or none; the answer counts all of them and shows the first 100.
 * @throws 400 row_missing_payload without data, 400 general_bad_request for a table with relationships
 */
export async function updateRows(context: Context, table: TableDef, { data, queries, transactionId }: Bulk & { data: RowData; queries: string[] }): Promise<RawJson> {
  if (isEmpty(data)) throw new AppwriteError('row_missing_payload')
  refuseRelations(table, 'update')
  rowQueries(table, queries)
  const permissions = permissionsWithin(data)
  if (transactionId !== null) {
    await stageOperation(context, table, { transactionId, action: 'bulkUpdate', rowId: null, data: { data, queries } })
    return rowListAnswer(context, table, { total: 0, rows: [] })
  }
  const { total, rows } = await context.write((tx) => updateMatching(rowWork(context, tx), table, { data, queries, permissions, silent: false }))
  return rowListAnswer(context, table, { total, rows })
}

export type MatchingUpdate = { data: RowData; queries: string[]; permissions: string[] | null; silent: boolean; unchangedVersion?: number }

/** Changes every row the queries match; shows the first hundred. */
export function updateMatching(work: RowWork, table: TableDef, { data, queries, permissions, silent, unchangedVersion }: MatchingUpdate): { total: number; rows: StoredRow[] } {
  const { values } = splitData(work, data)
  // Wrong data is refused even where no row matches.
  checkChange(table, values, Object.keys(values).filter((key) => !isOperated(work, table, { key, value: values[key] })))
  const shown: StoredRow[] = []
  const total = eachMatching(work, table, {
    queries,
    visit: (old) => {
      const { row } = changeRow(work, table, { old, change: { data, permissions, unchangedVersion, always: true } })
      if (shown.length >= SHOWN) return
      shown.push(row)
      if (!silent) emitRow(work, table, { action: 'update', row })
    },
  })
  return { total, rows: shown }
}

/** Whether an operator is to change the column. One that cannot is refused even where no row matches. */
function isOperated(work: RowWork, table: TableDef, { key, value }: { key: string; value: unknown }): boolean {
  const operator = asOperator(key, value)
  const column = table.byKey.get(key)
  if (operator !== null && column !== undefined) applyOperator(column, operator, { value: null, nowIso: work.time })
  return operator !== null
}

/**
 * Deletes every row the queries match; without queries that is the whole table. The answer shows the first 100.
 * @throws 400 general_bad_request for a table with relationships
 */
export async function deleteRows(context: Context, table: TableDef, { queries, transactionId }: Bulk & { queries: string[] }): Promise<RawJson> {
  refuseRelations(table, 'delete')
  rowQueries(table, queries)
  if (transactionId !== null) {
    await stageOperation(context, table, { transactionId, action: 'bulkDelete', rowId: null, data: { queries } })
    return rowListAnswer(context, table, { total: 0, rows: [] })
  }
  const { total, rows } = await context.write((tx) => deleteMatching(rowWork(context, tx), table, { queries, silent: false }))
  return rowListAnswer(context, table, { total, rows })
}

/** Call inside a write. Events are told of the first 100 rows alone, and of none when `silent`; `total` counts them all. */
export function deleteMatching(work: RowWork, table: TableDef, { queries, silent }: { queries: string[]; silent: boolean }): { total: number; rows: StoredRow[] } {
  const shown: StoredRow[] = []
  const total = eachMatching(work, table, {
    queries,
    visit: (row) => {
      requireRight(work, table, { old: row, action: 'delete' })
      deleteStoredRow(work, table, row)
      if (shown.length >= SHOWN) return
      shown.push(row)
      if (!silent) emitRow(work, table, { action: 'delete', row })
    },
  })
  return { total, rows: shown }
}

/** Walks every match once, page by page, in the order the rows were created unless the queries say otherwise. */
function eachMatching(work: RowWork, table: TableDef, { queries, visit }: { queries: string[]; visit(row: StoredRow): void }): number {
  const { plan } = rowQueries(table, queries)
  const limited = queries.some((text) => text.includes('"limit"'))
  const page = { ...plan, limit: limited ? plan.limit : Number.MAX_SAFE_INTEGER }
  const { rows } = findRows({ project: work.project, auth: work.auth }, table, { plan: page, total: false })
  for (const row of rows) visit(row)
  return rows.length
}

/**
 * Creates or changes each row, all or none. Rows that are so already are neither counted nor told of.
 * @throws 409 row_already_exists for an id given twice, 400 general_bad_request for a table with relationships
 */
export async function upsertRows(context: Context, table: TableDef, { rows, transactionId }: Bulk & { rows: RowData[] }): Promise<RawJson> {
  refuseRelations(table, 'upsert')
  if (transactionId !== null) {
    await stageOperation(context, table, { transactionId, action: 'bulkUpsert', rowId: null, data: rows })
    return rowListAnswer(context, table, { total: rows.length, rows: [] })
  }
  const named = rows.map((data) => data.$id).filter((id) => typeof id === 'string' && id !== '')
  if (new Set(named).size !== named.length) throw missing('row_already_exists', 'multiple')
  const written = await context.write((tx) => {
    const work = rowWork(context, tx)
    return rows.flatMap((data) => {
      const row = upsertOne(work, table, { id: typeof data.$id === 'string' && data.$id !== '' ? data.$id : uniqueId(context.now), data })
      if (row === null) return []
      emitRow(work, table, { action: 'upsert', row })
      return [row]
    })
  })
  return rowListAnswer(context, table, { total: written.length, rows: written })
}

export type Upsert = { id: string; data: RowData; unchangedVersion?: number }

/** Creates the row or changes it, with the right that takes. Null when the row is so already, whole and equal, or would be empty: then nothing is done. */
export function upsertOne(work: RowWork, table: TableDef, { id, data, unchangedVersion }: Upsert): StoredRow | null {
  const old = readRow(work, table, id)
  const permissions = permissionsWithin(data)
  if (old !== undefined) {
    const links = upsertedLinks(linkChain(work, id), table, { old, data, permissions })
    const { row, changed } = changeRow(work, table, { old, change: { data: withRequired(table, data), permissions, unchangedVersion, links, always: leavesOut(table, data) } })
    return changed ? row : null
  }
  if (permissions === null && Object.values(splitData(work, data).values).every((value) => value === null)) return null
  requireCreate(work.auth, table)
  const granted = permissions ?? (work.auth.kind === 'key' ? [] : permissionsForNew(work.auth, null))
  return insertRow(work, table, { id, data, isUpsert: true, permissions: granted, links: newLinks(linkChain(work, id), table, { id, permissions: granted }) })
}
