import { AppwriteError } from '../../../http/appwrite-error'
import { grants } from '../../../permissions/permission-core'
import type { Auth } from '../../../auth/auth'
import type { Project } from '../../../project'
import { joinFilters, type Sql } from '../../../query/compile-filter'
import { COUNT_LIMIT } from '../../../query/list-stored'
import { cursorSql, orderSql, planList, type ListPlan, type Order } from '../../../query/plan-list'
import { parseQueries, QueryError, type Query } from '../../../query/query'
import type { QuerySchema } from '../../../query/query-schema'
import { cursorProblem, validateQueries } from '../../../query/validate-queries'
import type { Cipher } from '../../../storage/cipher'
import type { SqlRow, SqlValue } from '../../../storage/sqlite'
import { stillInTime } from '../../../storage/statement-clock'
import { isWide } from '../schema/column-def'
import { SchemaCache } from '../schema/schema-cache'
import type { TableDef } from '../schema/table-def'
import { countMatching } from './count-rows'
import type { StoredRow } from './row-codec'
import type { RowWriter } from './row-sql-json'

type Caller = { project: Project; auth: Auth }

/** Checked queries of a row route. `caller` is asked for what he may read across relations; without one all may be. Throws 400 `general_query_invalid`. */
export function rowQueries(table: TableDef, texts: readonly string[], caller?: Caller): { queries: Query[]; plan: ListPlan } {
  const schema: QuerySchema = caller === undefined ? table.query : { ...table.query, readable: (id) => readableAcross(caller, table, id) }
  try {
    const queries = parseQueries(texts)
    if (caller !== undefined) refuseUnknownCursor(caller, table, queries)
    validateQueries(queries, { schema, select: true })
    return { queries, plan: planList(queries, schema) }
  } catch (error) {
    throw error instanceof QueryError ? new AppwriteError('general_query_invalid', error.message) : error
  }
}

/** A list looks for the row its cursor names before it looks at anything else it was asked. */
function refuseUnknownCursor({ project }: Caller, table: TableDef, queries: readonly Query[]): void {
  const cursor = queries.find(({ method }) => method === 'cursorAfter' || method === 'cursorBefore')
  if (cursor === undefined) return
  const problem = cursorProblem(cursor.values[0])
  if (problem !== null) throw new QueryError(problem)
  cursorRow(project, table, String(cursor.values[0]))
}

/** Queries of a route that shows one row: they may only select. */
export function selectQueries(table: TableDef, texts: readonly string[]): ListPlan {
  const { queries, plan } = rowQueries(table, texts)
  const other = queries.find((query) => query.method !== 'select')
  if (other !== undefined) throw new AppwriteError('general_query_invalid', `Invalid query method: ${other.method}`)
  return plan
}

/** SQL that holds for the rows a caller may read; null when he may read all. Throws 401 when he can read none by any rule. */
export function readableFilter({ project, auth }: Caller, table: TableDef): Sql | null {
  if (grants(table.permissions, 'read', auth.subject)) return null
  if (!table.rowSecurity) throw new AppwriteError('user_unauthorized')
  return project.permissionSets.filter(`${table.sql.table}._ps`, 'read', auth.subject.roles)
}

function readableAcross(caller: Caller, { database }: TableDef, id: string): Sql | null {
  const other = SchemaCache.of(caller.project).findTable(database, id)
  return other === null ? { sql: '0', values: [] } : readableFilter(caller, other)
}

type Listing = { where: Sql; base: Sql; order: string; reversed: boolean }

function listing(caller: Caller, table: TableDef, plan: ListPlan): Listing {
  const readable = readableFilter(caller, table)
  const base = joinFilters([plan.filter, ...(readable === null ? [] : [readable])], 'and')
  const reversed = plan.cursor?.before === true
  const where = plan.cursor === null ? base : joinFilters([base, cursorFilter(caller, table, plan)], 'and')
  return { where, base, order: plan.random ? 'RANDOM()' : orderSql(plan.orders, reversed), reversed }
}

type Asked = { plan: ListPlan; total: boolean }

/** The rows a plan describes, in its order, and how many there are in all (counted up to 5000). */
export function findRows(caller: Caller, table: TableDef, asked: Asked): { total: number; rows: StoredRow[] } {
  const { rows, total } = fetch<StoredRow>(caller, table, { ...asked, columns: table.sql.select })
  return { rows, total }
}

/** The same rows as JSON texts, written by SQLite as far as it can. */
export function findRowTexts(caller: Caller, table: TableDef, { writer, cipher, ...asked }: Asked & { writer: RowWriter; cipher: Cipher }): { total: number; texts: string[] } {
  const { rows, total } = fetch<SqlRow>(caller, table, { ...asked, columns: writer.columns })
  return { texts: rows.map((row) => writer.write(row, cipher)), total }
}

function fetch<T extends object>(caller: Caller, table: TableDef, { plan, total, columns }: Asked & { columns: string }): { total: number; rows: T[] } {
  if (plan.uncounted && plan.selects.length > 0) return { total: 0, rows: [] }
  const { where, base, order, reversed } = listing(caller, table, plan)
  const sql = `SELECT ${columns} FROM ${table.sql.table} WHERE ${stillInTime(`${table.sql.table}._seq`)} AND ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`
  const rows = caller.project.db.search<T>(sql, ...where.values, plan.limit, plan.offset)
  if (reversed) rows.reverse()
  return { total: total && !plan.uncounted ? countRows(caller, table, { base, fetched: rows.length, plan }) : 0, rows }
}

/** A first page that is not full has shown them all: no need to count. */
function countRows({ project }: Caller, table: TableDef, { base, fetched, plan }: { base: Sql; fetched: number; plan: ListPlan }): number {
  if (plan.cursor === null && plan.offset === 0 && fetched < plan.limit) return Math.min(fetched, COUNT_LIMIT)
  return countMatching(project, table, base)
}

function cursorFilter({ project }: Caller, table: TableDef, plan: ListPlan): Sql {
  const row = cursorRow(project, table, plan.cursor?.id ?? '')
  return cursorSql(plan.orders, plan.cursor?.before === true, (order) => cursorValue(table, row, order))
}

function cursorRow({ db }: Project, table: TableDef, id: string): StoredRow {
  const row = db.get<StoredRow>(table.sql.getById, id)
  if (row === undefined) throw new AppwriteError('general_cursor_not_found', `Row '${id}' for the 'cursor' value not found.`)
  return row
}

function cursorValue(table: TableDef, row: StoredRow, order: Order): SqlValue {
  const name = order.sql.split('.').pop() ?? ''
  const value = row[name] ?? null
  if (value === null) {
    throw new AppwriteError('database_query_order_null', `The order column '${order.name}' had a null value. Cursor pagination requires all rows order column values are non-null.`)
  }
  const column = table.stored.find((candidate) => candidate.sql === name)
  return column !== undefined && isWide(column) ? BigInt(String(value)) : value
}
