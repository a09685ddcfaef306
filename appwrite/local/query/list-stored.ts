import { AppwriteError } from '../http/appwrite-error'
import type { Context } from '../http/context'
import type { SqlRow, SqlValue } from '../storage/sqlite'
import { stillInTime } from '../storage/statement-clock'
import { joinFilters, type Sql } from './compile-filter'
import { cursorSql, orderSql, planList } from './plan-list'
import { parseQueries, QueryError, UnansweredQuery } from './query'
import { internalAttributes, type QueryAttribute, type QuerySchema } from './query-schema'
import { validateQueries } from './validate-queries'

/** Counting stops here, as on the real server. */
export const COUNT_LIMIT = 5000

export type StoredList = {
  /** A table of ours with the columns seq, id, created_at and updated_at. */
  table: string
  /** What may be filtered and ordered by, beside the `$` names. */
  attributes: Readonly<Record<string, QueryAttribute>>
  queries: readonly string[]
  /** Words looked for in the `search` column. */
  search?: string
  /** False answers total 0 without counting. */
  total?: boolean
  /** Limits the list to what the caller may see. */
  where?: Sql
  /** Name of one thing, for the wording of an unknown cursor: `User`. */
  noun: string
  /** A search that no index serves is refused without saying why. */
  unexplained?: boolean
  /** Column a cursor names its row by, where that is not the id. */
  cursorBy?: 'key'
  /** How many are given when no limit is asked for, where that is not 25. */
  usualLimit?: number
}

/** Lists rows of a system table with Appwrite's query rules and wording. */
export function listStored<T extends object = SqlRow>(context: Context, asked: StoredList): { total: number; rows: T[] } {
  const schema = schemaOf(asked)
  const plan = planFor(asked, schema)
  const base = joinFilters([plan.filter, ...(asked.where === undefined ? [] : [asked.where]), ...searchFilter(asked.search)], 'and')
  const cursor = plan.cursor === null ? [] : [cursorFilter(context, asked, plan)]
  const where = joinFilters([base, ...cursor], 'and')
  const reversed = plan.cursor?.before === true
  const sql = `SELECT * FROM ${asked.table} WHERE ${stillInTime(`${asked.table}.seq`)} AND ${where.sql} ORDER BY ${plan.random ? 'RANDOM()' : orderSql(plan.orders, reversed)} LIMIT ? OFFSET ?`
  const rows = context.db.search<T>(sql, ...where.values, plan.limit, plan.offset)
  if (reversed) rows.reverse()
  return { total: asked.total === false ? 0 : countUpTo(context, asked.table, base), rows }
}

function schemaOf({ table, attributes }: StoredList): QuerySchema {
  const internal = internalAttributes({ id: `${table}.id`, created: `${table}.created_at`, updated: `${table}.updated_at`, sequence: `${table}.seq` })
  const known = Object.entries(attributes).map(([name, attribute]): [string, QueryAttribute] => [name, attribute.type === 'string' && attribute.array !== true ? { ...attribute, sql: `${attribute.sql} COLLATE NOCASE` } : attribute])
  return { attributes: new Map([...known, ...internal]), rowNumber: `${table}.seq` }
}

function planFor(asked: StoredList, schema: QuerySchema): ReturnType<typeof planList> {
  const { queries, usualLimit } = asked
  try {
    const parsed = parseQueriesOfList(queries)
    validateQueries(parsed, { schema, select: false })
    const plan = planned(parsed, asked, schema)
    return usualLimit === undefined || parsed.some((query) => query.method === 'limit') ? plan : { ...plan, limit: usualLimit }
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    if (error instanceof UnansweredQuery) throw new AppwriteError('general_query_invalid', error.message)
    throw new AppwriteError('general_argument_invalid', `Invalid \`queries\` param: ${error.message}`)
  }
}

/** What only looking for it shows to be wrong is refused later, and in other words, than what a parameter may not be. */
function planned(parsed: ReturnType<typeof parseQueries>, { unexplained }: StoredList, schema: QuerySchema): ReturnType<typeof planList> {
  try {
    return planList(parsed, schema)
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    throw new AppwriteError('general_query_invalid', unexplained === true ? undefined : error.message)
  }
}

function parseQueriesOfList(queries: readonly string[]): ReturnType<typeof parseQueries> {
  try {
    return parseQueries(queries)
  } catch (error) {
    throw error instanceof QueryError ? new QueryError(`Invalid query: ${error.message}`) : error
  }
}

function cursorFilter(context: Context, asked: StoredList, plan: ReturnType<typeof planList>): Sql {
  const id = plan.cursor?.id ?? ''
  const scope = asked.where ?? { sql: '1', values: [] }
  const found = context.db.get('SELECT * FROM ' + asked.table + ` WHERE ${asked.cursorBy ?? 'id'} = ? AND ${scope.sql}`, id, ...scope.values)
  if (found === undefined) throw new AppwriteError('general_cursor_not_found', `${asked.noun} '${id}' for the 'cursor' value not found.`)
  return cursorSql(plan.orders, plan.cursor?.before === true, (order) => {
    const column = order.sql.split('.').pop()?.split(' ')[0] ?? ''
    const value: SqlValue = found[column] ?? null
    if (value === null) throw new AppwriteError('database_query_order_null', orderNull(order.name, context.route.path.startsWith('/tablesdb') || context.route.path.startsWith('/databases')))
    return value
  })
}

/** The legacy routes put this in their own words. */
function orderNull(name: string, isTable: boolean): string {
  const [attribute, documents] = isTable ? ['column', 'rows'] : ['attribute', 'documents']
  return `The order ${attribute} '${name}' had a null value. Cursor pagination requires all ${documents} order ${attribute} values are non-null.`
}

/** The search words of a row with a space around each: everything but letters, digits and `_` parts words. */
const WORDS = `' ' || ${["'@'", "'.'", "'-'", "'+'", "','", "':'", "'/'", "''''", "'('", "')'"].reduce((sql, sign) => `replace(${sql}, ${sign}, ' ')`, 'search')} || ' '`

/** As the full-text index of the real server finds: any of the words, the last one also as a beginning; a quoted text as it stands. */
function searchFilter(search: string | undefined): Sql[] {
  if (search === undefined || search === '') return []
  const isPhrase = search.length > 1 && search.startsWith('"') && search.endsWith('"')
  const words = search.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim().split(' ').filter((word) => word !== '').map((word) => word.replace(/[\\%_]/g, '\\$&'))
  if (words.length === 0) return [{ sql: '0', values: [] }]
  const wanted = isPhrase ? [`% ${words.join(' ')} %`] : words.map((word, at) => (at === words.length - 1 ? `% ${word}%` : `% ${word} %`))
  return [joinFilters(wanted.map((pattern): Sql => ({ sql: `(${WORDS}) LIKE ? ESCAPE '\\'`, values: [pattern] })), 'or')]
}

/** Counts what is found, but no further than `COUNT_LIMIT`, as Appwrite does. */
export function countUpTo(context: Pick<Context, 'db'>, table: string, where: Sql): number {
  const sql = `SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${table} WHERE ${stillInTime(`${table}.seq`)} AND ${where.sql} LIMIT ${COUNT_LIMIT})`
  const [counted] = context.db.search<{ n: number }>(sql, ...where.values)
  return counted?.n ?? 0
}
