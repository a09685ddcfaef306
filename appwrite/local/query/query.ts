/** One parsed query string. `and` and `or` carry their parts in `children`. */
export type Query = { method: string; attribute: string; values: readonly unknown[]; children: readonly Query[] }

/** A query the server refuses; `message` is the wording for the client. */
export class QueryError extends Error {}

export const LOGICAL = new Set(['and', 'or', 'elemMatch'])

export const FILTERS = new Set([
  'equal', 'notEqual', 'lessThan', 'lessThanEqual', 'greaterThan', 'greaterThanEqual', 'search', 'notSearch', 'isNull', 'isNotNull',
  'between', 'notBetween', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith', 'contains', 'containsAny', 'containsAll', 'notContains',
  'and', 'or', 'exists', 'notExists', 'elemMatch', 'regex',
])

const SHAPERS = new Set(['select', 'limit', 'offset', 'cursorAfter', 'cursorBefore', 'orderAsc', 'orderDesc', 'orderRandom'])
const SPATIAL = new Set([
  'crosses', 'notCrosses', 'distanceEqual', 'distanceNotEqual', 'distanceGreaterThan', 'distanceLessThan', 'intersects', 'notIntersects',
  'overlaps', 'notOverlaps', 'touches', 'notTouches', 'vectorDot', 'vectorCosine', 'vectorEuclidean',
])

/** Parses the strings of a `queries` parameter. Throws `QueryError`. */
export function parseQueries(texts: readonly string[]): Query[] {
  return texts.map(parseQuery)
}

export function parseQuery(text: string): Query {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    // The wording is the real server's; what the parser here would say is of no use to the client.
    throw new QueryError('Invalid query: Syntax error')
  }
  return toQuery(raw, 0)
}

function toQuery(raw: unknown, depth: number): Query {
  if (typeof raw !== 'object' || raw === null) throw new QueryError(`Invalid query. Must be an array, got ${phpType(raw)}`)
  const { method = '', attribute = '', values = [] } = raw as { method?: unknown; attribute?: unknown; values?: unknown }
  if (typeof method !== 'string') throw new QueryError(`Invalid query method. Must be a string, got ${phpType(method)}`)
  if (!FILTERS.has(method) && !SHAPERS.has(method) && !SPATIAL.has(method)) throw new QueryError(`Invalid query method: ${method}`)
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
