import { UID_TEXT } from '../http/validators'
import { normaliseDatetime } from './datetime'
import { DISTANCE, FILTERS, QueryError, SPATIAL, VECTOR, type Query } from './query'
import type { AttributeType, QueryAttribute, QuerySchema } from './query-schema'

export type Allowed = {
  schema: QuerySchema
  /** Whether `select` may be used, and over which names beside the schema's. */
  select: boolean
}

const MAX_VALUES = 500
const RANGE_END = '9,223,372,036,854,775,807'
const UID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/
const INTERNAL = new Set(['$id', '$sequence', '$createdAt', '$updatedAt', '$permissions', '$collection', '$tenant', '$databaseId', '$tableId', '$collectionId'])
const ARRAY_METHODS = new Set(['contains', 'containsAny', 'containsAll', 'notContains', 'isNull', 'isNotNull', 'exists', 'notExists'])
const CONTAINS = new Set(['contains', 'containsAny', 'containsAll', 'notContains'])
const LIST_VALUES = new Set(['equal', 'contains', 'containsAny', 'containsAll', 'notContains', 'exists', 'notExists'])
const ONE_VALUE = new Set(['notEqual', 'lessThan', 'lessThanEqual', 'greaterThan', 'greaterThanEqual', 'search', 'notSearch', 'startsWith', 'notStartsWith', 'endsWith', 'notEndsWith'])

/** Refuses what the server would refuse, in its words. Throws `QueryError` starting with "Invalid query". */
export function validateQueries(queries: readonly Query[], allowed: Allowed): void {
  for (const query of queries) {
    if (query.children.length > 0) validateQueries(query.children, allowed)
    const problem = problemOf(query, allowed)
    if (problem !== null) throw new QueryError(problem)
  }
}

function problemOf(query: Query, { schema, select }: Allowed): string | null {
  const { method } = query
  if (FILTERS.has(method) || SPATIAL.has(method) || VECTOR.has(method)) return prefixed(filterProblem(query, schema))
  if (method === 'limit' || method === 'offset') return prefixed(rangeProblem(method, query.values[0]))
  if (method === 'cursorAfter' || method === 'cursorBefore') return prefixed(cursorProblem(query.values[0]))
  if (method === 'orderRandom') return null
  if (method === 'orderAsc' || method === 'orderDesc') return prefixed(orderProblem(query.attribute, schema))
  if (method === 'select' && select) return prefixed(selectProblem(query.values, schema))
  return `Invalid query method: ${method}`
}

const prefixed = (problem: string | null) => (problem === null ? null : `Invalid query: ${problem}`)
const notFound = (name: string) => `Attribute not found in schema: ${name}`
const capital = (method: string) => method.charAt(0).toUpperCase() + method.slice(1)

function rangeProblem(method: 'limit' | 'offset', value: unknown): string | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  // An offset that is no number is called a limit by the real server.
  if (typeof number !== 'number' || Number.isNaN(number)) return 'Invalid limit: Value must be a valid number'
  const least = method === 'limit' ? 1 : 0
  return Number.isInteger(number) && number >= least ? null : `Invalid ${method}: Value must be a valid range between ${least} and ${RANGE_END}`
}

/** What is wrong with the id a list is to go on from, or null. */
export function cursorProblem(value: unknown): string | null {
  return typeof value === 'string' && UID.test(value) ? null : `Invalid cursor: ${UID_TEXT}`
}

function orderProblem(name: string, schema: QuerySchema): string | null {
  if (name === '' || schema.attributes.has(name)) return null
  const head = name.split('.')[0] ?? ''
  if (name.includes('.') && schema.attributes.has(head)) return `Cannot order by nested attribute: ${head}`
  return notFound(head)
}

function selectProblem(values: readonly unknown[], schema: QuerySchema): string | null {
  if (values.length === 0) return 'No attributes selected'
  const other = values.find((value) => typeof value !== 'string')
  if (other !== undefined) return `Attribute selection must be a string, got ${debugType(other)}`
  const names = values as readonly string[]
  if (new Set(names).size !== names.length) return 'Duplicate attributes selected'
  for (const name of names) {
    const head = schema.attributes.has(name) ? name : (name.split('.')[0] ?? '')
    if (!INTERNAL.has(head) && head !== '*' && !schema.attributes.has(head)) return notFound(head)
  }
  return null
}

function debugType(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'object') return 'array'
  return Number.isInteger(value) || typeof value === 'bigint' ? 'int' : 'float'
}

function filterProblem(query: Query, schema: QuerySchema): string | null {
  const { method, values, children } = query
  if (method === 'and' || method === 'or') return logicProblem(method, children)
  if (DISTANCE.has(method) && !isDistance(values)) return 'Distance query requires [[geometry, distance]] parameters'
  if (method === 'elemMatch') return 'elemMatch is not supported by the database'
  if ((LIST_VALUES.has(method) || SPATIAL.has(method)) && isEmpty(values)) return `${capital(method)} queries require at least one value.`
  if (ONE_VALUE.has(method) && values.length !== 1) return `${capital(method)} queries require exactly one value.`
  if (/between$/i.test(method) && values.length !== 2) return `${capital(method)} queries require exactly two values.`
  return attributeProblem(query, schema)
}

function isDistance(values: readonly unknown[]): boolean {
  return values.length === 1 && Array.isArray(values[0]) && values[0].length === 3
}

function logicProblem(method: string, children: readonly Query[]): string | null {
  if (children.some((child) => !FILTERS.has(child.method))) return `${capital(method)} queries can only contain filter queries`
  return children.length < 2 ? `${capital(method)} queries require at least two queries` : null
}

function isEmpty(values: readonly unknown[]): boolean {
  return values.length === 0 || (Array.isArray(values[0]) && values[0].length === 0)
}

function attributeProblem({ method, attribute: name, values }: Query, schema: QuerySchema): string | null {
  const exact = schema.attributes.get(name)
  const head = exact === undefined ? (name.split('.')[0] ?? '') : name
  const attribute = exact ?? schema.attributes.get(head)
  if (attribute === undefined) return notFound(head)
  if (attribute.encrypted === true) return `Cannot query encrypted attribute: ${name}`
  if (VECTOR.has(method)) return 'Vector queries can only be used on vector attributes'
  if (attribute.type === 'relationship' && head !== name) return null
  if (values.length > MAX_VALUES) return `Query on attribute has greater than ${MAX_VALUES} values: ${head}`
  if (SPATIAL.has(method)) return `Spatial query "${method}" cannot be applied on non-spatial attribute: ${head}`
  if (!values.every((value) => fits(attribute, value))) return `Query value is invalid for attribute "${head}"`
  if (attribute.virtual === true) return 'Cannot query on virtual relationship attribute'
  return methodProblem(method, head, attribute)
}

function methodProblem(method: string, name: string, attribute: QueryAttribute): string | null {
  if (attribute.array === true) {
    return ARRAY_METHODS.has(method) ? null : `Cannot query ${method} on attribute "${name}" because it is an array.`
  }
  if (!CONTAINS.has(method) || attribute.type === 'string') return null
  return `Cannot query ${method === 'notContains' ? 'notContains' : 'contains'} on attribute "${name}" because it is not an array, string, or object.`
}

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value)
const fitsSixtyFour = (value: unknown) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value
const isWord = (value: unknown): value is string => typeof value === 'string'

const FITS: Record<AttributeType, (value: unknown, attribute: QueryAttribute) => boolean> = {
  string: isWord,
  integer: (value, { bits }) => (bits === 64 ? isWhole(value) || fitsSixtyFour(value) : isWhole(value) && value >= -2_147_483_648 && value <= 2_147_483_647),
  bigint: (value) => fitsSixtyFour(value) || isWhole(value),
  double: (value) => typeof value === 'number' || typeof value === 'bigint',
  boolean: (value) => typeof value === 'boolean',
  datetime: (value) => isWord(value) && normaliseDatetime(value) !== null,
  id: (value) => (isWord(value) && /^\d+$/.test(value)) || isWhole(value),
  relationship: (value) => isWord(value) && value.length > 0 && value.length <= 255,
}

/** Whether a query value can be compared with the attribute. */
function fits(attribute: QueryAttribute, value: unknown): boolean {
  return FITS[attribute.type](value, attribute)
}
