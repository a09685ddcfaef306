import { toJson } from '../http/json-body'
import { LOGICAL, parseQueries, QueryError, type Query } from '../query/query'

export type PayloadFilter = (payload: Readonly<Record<string, unknown>>) => boolean

const MAX_QUERIES = 100
const ALLOWED = 'equal, notEqual, lessThan, lessThanEqual, greaterThan, greaterThanEqual, isNull, isNotNull, and, or, select'

/** Compiles the queries of a subscription. Throws `QueryError` for what realtime does not know. */
export function payloadFilter(queries: readonly string[]): PayloadFilter | null {
  if (queries.length > MAX_QUERIES) throw new QueryError('Too many queries.')
  const parsed = parseQueries(queries)
  if (parsed.length === 0 || parsed.some(isSelectAll)) return null
  const conditions = parsed.map(compile)
  return (payload) => conditions.every((condition) => condition(payload))
}

function isSelectAll(query: Query): boolean {
  if (query.method !== 'select') return false
  if (query.values.length === 1 && query.values[0] === '*') return true
  throw new QueryError('Only select("*") is allowed in Realtime queries. select("*") means "listen to all events".')
}

function compile(query: Query): PayloadFilter {
  const { method, attribute, values } = query
  if (method === 'and' || method === 'or') return compileGroup(query)
  if (method === 'isNull') return (payload) => payload[attribute] === null
  if (method === 'isNotNull') return (payload) => attribute in payload && payload[attribute] !== null
  const test = TESTS[method]
  if (test === undefined) throw new QueryError(`Query method '${method}' is not supported in Realtime queries. Allowed: ${ALLOWED}`)
  return (payload) => attribute in payload && test(payload[attribute], values)
}

function compileGroup({ method, children }: Query): PayloadFilter {
  const parts = children.map(compile)
  return method === 'and' ? (payload) => parts.every((part) => part(payload)) : (payload) => parts.some((part) => part(payload))
}

type Test = (actual: unknown, values: readonly unknown[]) => boolean

const compares = (holds: (order: number) => boolean): Test => (actual, values) => values.some((value) => {
  const order = orderOf(actual, value)
  return order !== null && holds(order)
})

const TESTS: Readonly<Record<string, Test>> = {
  equal: (actual, values) => values.some((value) => orderOf(actual, value) === 0),
  notEqual: (actual, values) => values.every((value) => orderOf(actual, value) !== 0),
  lessThan: compares((order) => order < 0),
  lessThanEqual: compares((order) => order <= 0),
  greaterThan: compares((order) => order > 0),
  greaterThanEqual: compares((order) => order >= 0),
}

/** Negative, zero or positive; null when the two cannot be compared. */
function orderOf(one: unknown, other: unknown): number | null {
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other)
  if (isNumber(one) && isNumber(other)) return one < other ? -1 : one > other ? 1 : 0
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0
  return null
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

/** Queries as the server repeats them: whole, in its order of fields, written as PHP writes JSON. */
export function repeated(queries: readonly string[]): string[] {
  return parseQueries(queries).map((query) => asPhpJson(plain(query)))
}

function plain({ method, attribute, values, children }: Query): object {
  const named = attribute === '' || attribute === '0' ? { method } : { method, attribute }
  if (!LOGICAL.has(method)) return { ...named, values }
  return children.length === 0 ? named : { ...named, values: children.map(plain) }
}

function asPhpJson(value: object): string {
  return toJson(value).replaceAll('/', '\\/').replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
