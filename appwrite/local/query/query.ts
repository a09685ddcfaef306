import { parseJson } from '../http/json-body'

/** One parsed query string. `and` and `or` carry their parts in `children`. */
export type Query = { method: string; attribute: string; values: readonly unknown[]; children: readonly Query[] }

/** A query the server refuses; `message` is the wording for the client. */
export class QueryError extends Error {}

/** A query in order by itself that what is stored cannot answer. */
export class UnansweredQuery extends QueryError {}

export const LOGICAL = new Set(['and', 'or', 'elemMatch'])

export const FILTERS = new Set([
  'equal', 'notEqual', 'lessThan', 'lessThanEqual', 'greaterThan', 'greaterThanEqual', 'search', 'notSearch', 'isNull', 'isNotNull',
  'between', 'notBetween', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'containsAny', 'containsAll', 'notContains',
  'and', 'or', 'exists', 'notExists', 'elemMatch',
])

const SHAPERS = new Set(['select', 'limit', 'offset', 'cursorAfter', 'cursorBefore', 'orderAsc', 'orderDesc', 'orderRandom'])

/** Filters over kinds of columns that no table here can have. */
export const DISTANCE = new Set(['distanceEqual', 'distanceNotEqual', 'distanceGreaterThan', 'distanceLessThan'])
export const SPATIAL = new Set(['crosses', 'notCrosses', 'intersects', 'notIntersects', 'overlaps', 'notOverlaps', 'touches', 'notTouches', ...DISTANCE])
export const VECTOR = new Set(['vectorDot', 'vectorCosine', 'vectorEuclidean'])

/** Parses the strings of a `queries` parameter. Throws `QueryError`. */
export function parseQueries(texts: readonly string[]): Query[] {
  const queries = texts.map(parseQuery)
  refuseOversized(queries)
  return queries
}

/** One query string. Numbers of 16 digits or more are read exactly, where JSON.parse would round them. @throws QueryError */
export function parseQuery(text: string): Query {
  let raw: unknown
  try {
    raw = /[0-9]{16}/.test(text) ? parseJson(text) : JSON.parse(text)
  } catch {
    // The wording is the real server's; what the parser here would say is of no use to the client.
    throw new QueryError('Invalid query: Syntax error')
  }
  return toQuery(raw, 0)
}

function toQuery(raw: unknown, depth: number): Query {
  if (typeof raw !== 'object' || raw === null) throw new QueryError(`Invalid query. Must be an array, got ${phpType(raw)}`)
  // What is null counts as not given.
  const given = raw as { method?: unknown; attribute?: unknown; values?: unknown }
  const [method, attribute, values] = [given.method ?? '', given.attribute ?? '', given.values ?? []]
  if (typeof method !== 'string') throw new QueryError(`Invalid query method. Must be a string, got ${phpType(method)}`)
  if (!FILTERS.has(method) && !SHAPERS.has(method) && !SPATIAL.has(method) && !VECTOR.has(method)) throw new QueryError(`Invalid query method: ${method}`)
  if (typeof attribute !== 'string') throw new QueryError(`Invalid query attribute. Must be a string, got ${phpType(attribute)}`)
  const list = asList(values)
  if (!LOGICAL.has(method)) return { method, attribute, values: list, children: [] }
  if (depth >= 8) throw new QueryError('Invalid query: nested too deeply')
  return { method, attribute, values: [], children: list.map((child) => toQuery(child, depth + 1)) }
}

function asList(values: unknown): unknown[] {
  if (Array.isArray(values)) return values
  if (typeof values === 'object' && values !== null) return Object.values(values)
  throw new QueryError(`Invalid query values. Must be an array, got ${phpType(values)}`)
}

function phpType(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'double'
  return typeof value === 'object' ? 'array' : typeof value
}

/** Values one request may compare with, all its queries together: each becomes a variable of one SQL statement. */
const MOST_VALUES = 5000
/** Pieces of text it may look for inside other text: each is held against every row, which no index can spare. */
const MOST_PATTERNS = 200

const PATTERNS = new Set(['startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'containsAny', 'containsAll', 'notContains', 'search', 'notSearch'])

type Size = { values: number; patterns: number }

/** Refuses queries that would hold up everybody else. Throws `QueryError`. */
function refuseOversized(queries: readonly Query[]): void {
  const { values, patterns } = sizeOf(queries)
  if (values > MOST_VALUES) throw new QueryError(`Invalid query: A request may compare with at most ${MOST_VALUES} values.`)
  if (patterns > MOST_PATTERNS) throw new QueryError(`Invalid query: A request may look for at most ${MOST_PATTERNS} pieces of text.`)
}

function sizeOf(queries: readonly Query[]): Size {
  const size: Size = { values: 0, patterns: 0 }
  for (const query of queries) {
    const inside = sizeOf(query.children)
    size.values += query.values.length + inside.values
    size.patterns += (PATTERNS.has(query.method) ? query.values.length : 0) + inside.patterns
  }
  return size
}
