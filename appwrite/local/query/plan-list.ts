import type { SqlValue } from '../storage/sqlite'
import { compileFilters, joinFilters, losesCount, type Sql } from './compile-filter'
import { FILTERS, type Query } from './query'
import type { QuerySchema } from './query-schema'

export type Order = { name: string; sql: string; descending: boolean }

/** A list request taken apart. */
export type ListPlan = {
  filter: Sql
  orders: Order[]
  random: boolean
  limit: number
  offset: number
  cursor: { id: string; before: boolean } | null
  /** The names of each `select`; none means everything. */
  selects: string[][]
  /** Nothing is counted, nor found where anything is selected. */
  uncounted: boolean
}

const DEFAULT_LIMIT = 25

/** Sorts validated queries by what they do. Of several limits, offsets or cursors the first counts. */
export function planList(queries: readonly Query[], schema: QuerySchema): ListPlan {
  const first = (...methods: string[]) => queries.find((query) => methods.includes(query.method))
  const cursor = first('cursorAfter', 'cursorBefore')
  return {
    filter: compileFilters(queries.filter((query) => FILTERS.has(query.method)), schema),
    orders: ordersOf(queries, schema),
    random: first('orderRandom') !== undefined,
    limit: bounded(first('limit')?.values[0] ?? DEFAULT_LIMIT),
    offset: bounded(first('offset')?.values[0] ?? 0),
    cursor: cursor === undefined ? null : { id: String(cursor.values[0]), before: cursor.method === 'cursorBefore' },
    selects: queries.filter((query) => query.method === 'select').map((query) => query.values as string[]),
    uncounted: losesCount(queries, schema),
  }
}

/** Orders as asked; rows that tie are told apart by the order they were created in. */
function ordersOf(queries: readonly Query[], schema: QuerySchema): Order[] {
  const orders: Order[] = []
  for (const { method, attribute } of queries) {
    if (method !== 'orderAsc' && method !== 'orderDesc') continue
    const name = attribute === '' ? '$sequence' : attribute
    const known = schema.attributes.get(name)
    if (known !== undefined) orders.push({ name, sql: known.sql, descending: method === 'orderDesc' })
  }
  const unique = orders.some((order) => order.name === '$id' || order.name === '$sequence')
  if (!unique) orders.push({ name: '$sequence', sql: schema.rowNumber, descending: false })
  return orders
}

/** ORDER BY text; reversed when walking back from a cursor. */
export function orderSql(orders: readonly Order[], reversed: boolean): string {
  return orders.map((order) => `${order.sql} ${order.descending === reversed ? 'ASC' : 'DESC'}`).join(', ')
}

/**
 * Rows strictly after the cursor row in the given order (before it when reversed).
 * `valueOf` gives the cursor row's stored value for an order column.
 */
export function cursorSql(orders: readonly Order[], reversed: boolean, valueOf: (order: Order) => SqlValue): Sql {
  const parts: Sql[] = []
  const equal: Sql[] = []
  const bound: Sql[] = []
  for (const order of orders) {
    const value = valueOf(order)
    const after = order.descending === reversed ? '>' : '<'
    parts.push(joinFilters([...equal, { sql: `${order.sql} ${after} ?`, values: [value] }], 'and'))
    equal.push({ sql: `${order.sql} = ?`, values: [value] })
    // Says nothing new, but lets an index begin where the cursor is instead of at its start.
    if (bound.length === 0 && orders.length > 1) bound.push({ sql: `${order.sql} ${after}= ?`, values: [value] })
  }
  return joinFilters([...bound, joinFilters(parts, 'or')], 'and')
}

/** A number SQLite takes as a whole one. */
function bounded(value: unknown): number {
  return Math.min(Number(value), Number.MAX_SAFE_INTEGER)
}
