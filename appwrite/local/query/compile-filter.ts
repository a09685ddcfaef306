import { toJson } from '../http/json-body'
import type { SqlValue } from '../storage/sqlite'
import { normaliseDatetime } from './datetime'
import { QueryError, UnansweredQuery, type Query } from './query'
import type { QueryAttribute, QuerySchema } from './query-schema'
import { validateQueries } from './validate-queries'

/** A piece of SQL and the values for its question marks, in order. */
export type Sql = { sql: string; values: SqlValue[] }

const COMPARE: Record<string, string> = { lessThan: '<', lessThanEqual: '<=', greaterThan: '>', greaterThanEqual: '>=' }

/** Turns a validated filter into SQL. Names come from the schema, values are bound. */
export function compileFilter(query: Query, schema: QuerySchema): Sql {
  if (query.method === 'and' || query.method === 'or') return joinFilters(query.children.map((child) => compileFilter(child, schema)), query.method)
  const attribute = schema.attributes.get(query.attribute)
  if (attribute === undefined && query.attribute.includes('.')) return compileNested(query, schema)
  if (attribute === undefined) throw new QueryError(`Invalid query: Attribute not found in schema: ${query.attribute}`)
  if (query.method.endsWith('earch')) return compileSearch(query, attribute, schema)
  return attribute.array === true ? compileArray(query, attribute) : compileScalar(query, attribute)
}

/** Filters that all must hold. Those across one relation must hold for one and the same related row. */
export function compileFilters(queries: readonly Query[], schema: QuerySchema): Sql {
  const parts: Sql[] = []
  const across = new Map<string, Query[]>()
  for (const query of queries) {
    const head = relationOf(query, schema)
    if (head === null) parts.push(compileFilter(query, schema))
    else if (query.method === 'containsAll') for (const value of query.values) parts.push(compileNested({ ...query, method: 'equal', values: [value] }, schema))
    else across.set(head, [...(across.get(head) ?? []), { ...query, attribute: query.attribute.slice(head.length + 1) }])
  }
  for (const [head, inner] of across) {
    refuseTwice(head, inner)
    parts.push(compileRelated(head, inner, schema))
  }
  return joinFilters(parts, 'and')
}

/** Whether the real server finds nothing by these filters where it counts or loads relations: the far end of a one-way list is then out of its sight. */
export function losesCount(queries: readonly Query[], schema: QuerySchema): boolean {
  return queries.some((query) => schema.attributes.get(relationOf(query, schema) ?? '')?.related?.uncounted === true)
}

/** The relation a dotted name leads through, if any. */
function relationOf({ attribute }: Query, schema: QuerySchema): string | null {
  const at = attribute.indexOf('.')
  if (at < 0 || schema.attributes.has(attribute)) return null
  const head = attribute.slice(0, at)
  return schema.attributes.get(head)?.related === undefined ? null : head
}

function refuseTwice(head: string, inner: readonly Query[]): void {
  const equal = inner.filter(({ method }) => method === 'equal').map(({ attribute }) => attribute)
  const twice = equal.find((name, i) => equal.indexOf(name) < i)
  if (twice !== undefined) throw new QueryError(`Multiple equal queries on '${head}.${twice}' will never match a single document. Use Query::containsAll() to match across different related documents.`)
}

/** `ward.name`: a condition on the rows a relation leads to. */
function compileNested(query: Query, schema: QuerySchema): Sql {
  const at = query.attribute.indexOf('.')
  return compileRelated(query.attribute.slice(0, at), [{ ...query, attribute: query.attribute.slice(at + 1) }], schema)
}

/** Conditions on related rows, of which only those count that the caller may read: else he could ask his way to what they hold. */
function compileRelated(head: string, inner: readonly Query[], schema: QuerySchema): Sql {
  const searched = inner.find(({ method }) => method.endsWith('earch'))
  if (searched !== undefined) throw new UnansweredQuery(`Searching by attribute "${head}.${searched.attribute}" requires a fulltext index.`)
  const related = schema.attributes.get(head)?.related
  if (related === undefined) throw new QueryError(`Invalid query: Attribute not found in schema: ${head}`)
  const theirs: QuerySchema = { ...related.schema(), readable: schema.readable }
  const astray = inner.map(({ attribute }) => onwards(attribute, theirs)).includes('nowhere')
  if (astray) return { sql: '0', values: [] }
  validateQueries(inner, { schema: theirs, select: false })
  const readable = schema.readable?.(related.table) ?? null
  const { sql, values } = joinFilters([compileFilters(inner, theirs), ...(readable === null ? [] : [readable])], 'and')
  return { sql: related.linked(sql), values }
}

/** Where a name leads on from a related table. A list kept in a third table cannot be asked from there: so the real server has it. */
function onwards(attribute: string, schema: QuerySchema): 'here' | 'further' | 'nowhere' {
  if (!attribute.includes('.') || schema.attributes.has(attribute)) return 'here'
  const related = schema.attributes.get(attribute.split('.')[0] ?? '')?.related
  if (related === undefined) return 'nowhere'
  if (related.listKey !== null) throw new QueryError(`Cannot select attributes: ${related.listKey}`)
  return 'further'
}

/** Joins conditions in brackets with AND or, for `or`, OR. None at all let every row through. */
export function joinFilters(parts: readonly Sql[], word: string): Sql {
  if (parts.length === 0) return { sql: '1', values: [] }
  return { sql: `(${parts.map((part) => part.sql).join(word === 'or' ? ' OR ' : ' AND ')})`, values: parts.flatMap((part) => part.values) }
}

function compileScalar({ method, values }: Query, attribute: QueryAttribute): Sql {
  const { sql } = attribute
  const bound = values.map((value) => bindable(value, attribute))
  const compare = COMPARE[method]
  if (compare !== undefined) return { sql: `${sql} ${compare} ?`, values: bound }
  switch (method) {
    case 'equal':
      return bound.length === 1 ? { sql: `${sql} = ?`, values: bound } : { sql: `${sql} IN (${marks(bound)})`, values: bound }
    case 'notEqual':
      return { sql: `${sql} <> ?`, values: bound }
    case 'between':
      return { sql: `${sql} BETWEEN ? AND ?`, values: bound }
    case 'notBetween':
      return { sql: `${sql} NOT BETWEEN ? AND ?`, values: bound }
    case 'isNull':
      return { sql: `${sql} IS NULL`, values: [] }
    case 'isNotNull':
      return { sql: `${sql} IS NOT NULL`, values: [] }
    default:
      return compileText(method, sql, bound)
  }
}

const LIKE: Record<string, (text: string) => string> = {
  startsWith: (text) => `${text}%`, notStartsWith: (text) => `${text}%`,
  endsWith: (text) => `%${text}`, notEndsWith: (text) => `%${text}`,
  contains: (text) => `%${text}%`, containsAny: (text) => `%${text}%`, notContains: (text) => `%${text}%`,
}

function compileText(method: string, sql: string, values: readonly SqlValue[]): Sql {
  // On a plain text the real server compares the whole of it, with the wildcards that the value brings along.
  if (method === 'containsAll') return joinFilters(values.map((value): Sql => ({ sql: `${sql} LIKE ? ESCAPE '\\'`, values: [value] })), 'or')
  const shape = LIKE[method]
  if (shape === undefined) throw new QueryError(`Invalid query method: ${method}`)
  const negative = method.startsWith('not')
  const condition = `${sql} ${negative ? 'NOT LIKE' : 'LIKE'} ? ESCAPE '\\'`
  const parts = values.map((value): Sql => ({ sql: condition, values: [shape(String(value).replace(/[\\%_]/g, '\\$&'))] }))
  if (method === 'startsWith' && values.length === 1) return withRange(parts[0] as Sql, sql, String(values[0]))
  return joinFilters(parts, negative ? 'and' : 'or')
}

/** Adds the index range a prefix spans, so that an index on the column serves it. */
function withRange(like: Sql, sql: string, prefix: string): Sql {
  if (!/^[\x20-\x7d]+$/.test(prefix)) return like
  return { sql: `(${sql} >= ? AND ${sql} < ? AND ${like.sql})`, values: [prefix, `${prefix}\u{10ffff}`, ...like.values] }
}

function compileArray({ method, values }: Query, { sql, type }: QueryAttribute): Sql {
  if (method === 'isNull') return { sql: `${sql} IS NULL`, values: [] }
  if (method === 'isNotNull') return { sql: `${sql} IS NOT NULL`, values: [] }
  const bound = values.flat().map((value) => bindable(value, { sql, type }))
  if (method === 'containsAll') {
    return joinFilters(bound.map((value): Sql => ({ sql: `EXISTS (SELECT 1 FROM json_each(${sql}) WHERE value = ?)`, values: [value] })), 'and')
  }
  const overlap = `EXISTS (SELECT 1 FROM json_each(${sql}) WHERE value IN (${marks(bound)}))`
  return { sql: method === 'notContains' ? `(${sql} IS NOT NULL AND NOT ${overlap})` : overlap, values: bound }
}

function compileSearch({ method, attribute: name, values }: Query, attribute: QueryAttribute, schema: QuerySchema): Sql {
  if (attribute.fulltext === undefined) throw new UnansweredQuery(`Searching by attribute "${name}" requires a fulltext index.`)
  const terms = searchTerms(String(values[0]))
  if (terms === '') return { sql: method === 'search' ? '0' : '1', values: [] }
  const negative = method === 'notSearch' ? 'NOT ' : ''
  return { sql: `${schema.rowNumber} ${negative}IN (SELECT rowid FROM ${attribute.fulltext} WHERE ${attribute.fulltext} MATCH ?)`, values: [terms] }
}

/** Words that a MariaDB index leaves out, like all of fewer than three letters. */
const PASSED_OVER: ReadonlySet<string> = new Set(['about', 'are', 'com', 'for', 'from', 'how', 'that', 'the', 'this', 'was', 'what', 'when', 'where', 'who', 'will', 'with', 'und', 'www'])

/** Any of the words; the last one also as a prefix; a quoted text as a phrase. What the search language would take for a command, or for the end of the text (a zero byte), only parts words. */
export function searchTerms(text: string): string {
  const exact = text.length > 1 && text.startsWith('"') && text.endsWith('"')
  const words = text.replace(/[@+\-*()<>~"\0]/g, ' ').trim().split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return ''
  if (exact) return `"${words.join(' ')}"`
  const counted = words.filter((word, i) => i === words.length - 1 || (word.length > 2 && !PASSED_OVER.has(word.toLowerCase())))
  return counted.map((word, i) => (i === counted.length - 1 ? `"${word}" *` : `"${word}"`)).join(' OR ')
}

function bindable(value: unknown, { type }: Pick<QueryAttribute, 'sql' | 'type'>): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (type === 'datetime') return normaliseDatetime(String(value)) ?? String(value)
  if (type === 'id') return Number(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value
  return value === null || value === undefined ? null : toJson(value)
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
