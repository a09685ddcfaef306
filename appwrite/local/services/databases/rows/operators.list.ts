import { normaliseDatetime } from '../../../query/datetime'
import { toJson } from '../../../http/json-body'
import type { ColumnDef } from '../schema/column-def'
import { invalidStructure } from './row-values'
import type { Operator } from './operators'
import { refusedField, refusedOperator } from './operators.refusal'

const METHODS = new Set(['arrayAppend', 'arrayPrepend', 'arrayInsert', 'arrayRemove', 'arrayUnique', 'arrayIntersect', 'arrayDiff', 'arrayFilter'])
const SIZED = new Set(['arrayAppend', 'arrayPrepend', 'arrayIntersect', 'arrayDiff', 'arrayRemove'])
const CONDITIONS = ['equal', 'notEqual', 'greaterThan', 'greaterThanEqual', 'lessThan', 'lessThanEqual', 'isNull', 'isNotNull']
const MOST_VALUES = 10_000

/** Whether the operator changes a list, so that `applyList` knows it. */
export const isListMethod = (method: string): boolean => METHODS.has(method)

/** Items are compared as texts without case, as the database does; nothing equals nothing. */
const asText = (item: unknown): string | null => (item === null || item === undefined ? null : (typeof item === 'string' ? item : toJson(item)).toLowerCase())
const isSame = (a: unknown, b: unknown): boolean => asText(a) !== null && asText(a) === asText(b)

/** Changes a stored list. */
export function applyList(column: ColumnDef, operator: Operator, value: unknown): unknown[] | null {
  const { method, values } = operator
  checkList(column, operator)
  const list = Array.isArray(value) ? [...(value as unknown[])] : []
  const asItem = (item: unknown) => cast(column, item)
  const isAmong = (item: unknown) => values.some((other) => isSame(item, other))
  switch (method) {
    case 'arrayAppend':
      return [...list, ...values.map(asItem)]
    case 'arrayPrepend':
      return [...values.map(asItem), ...list]
    case 'arrayInsert':
      return value === null || value === undefined ? null : inserted(list, [values[0], ...values.slice(1).map(asItem)])
    case 'arrayRemove':
      return list.filter((item) => item !== null && !isSame(item, values[0]))
    case 'arrayUnique':
      return list.filter((item, i) => list.findIndex((other) => item === other || isSame(item, other)) === i)
    case 'arrayIntersect':
      return list.filter(isAmong)
    case 'arrayDiff':
      return list.filter((item) => item !== null && !isAmong(item))
    default:
      return list.filter((item) => keeps(item, String(values[0]), values[1] ?? null))
  }
}

/** An item as a column of its type reads it: what is no number is nought, whatever is there is true. */
function cast({ type }: ColumnDef, item: unknown): unknown {
  switch (type) {
    case 'integer':
      return Math.trunc(numberIn(item))
    case 'double':
      return numberIn(item)
    case 'boolean':
      return item !== null && item !== false && item !== 0 && item !== '' && item !== '0'
    case 'datetime':
      return typeof item === 'string' ? normaliseDatetime(item) : null
    default:
      return item
  }
}

function numberIn(item: unknown): number {
  if (typeof item === 'boolean') return item ? 1 : 0
  const number = Number.parseFloat(typeof item === 'string' || typeof item === 'number' ? String(item) : '')
  return Number.isFinite(number) ? number : 0
}

function checkList(column: ColumnDef, { method, values }: Operator): void {
  const payload = Array.isArray(values[0]) ? (values[0] as unknown[]) : values
  if (SIZED.has(method) && payload.length > MOST_VALUES) throw invalidStructure(`Array size ${payload.length} exceeds maximum allowed size of ${MOST_VALUES} for array operations`)
  if (!column.array) {
    if (method === 'arrayIntersect' || method === 'arrayDiff') throw invalidStructure(`Cannot use ${method} operator on non-array attribute '${column.key}'`)
    throw refusedField(method, column, 'array')
  }
  if (method === 'arrayRemove' && values.length === 0) throw refusedOperator(method, ': requires a value to remove')
  if (method === 'arrayIntersect' && values.length === 0) throw invalidStructure(`${method} operator requires a non-empty array value`)
  if (method === 'arrayFilter') checkFilter(method, values)
}

function checkFilter(method: string, values: readonly unknown[]): void {
  const [condition] = values
  if (values.length < 1 || values.length > 2) throw refusedOperator(method, ': requires 1 or 2 values (condition and optional comparison value)')
  if (typeof condition !== 'string') throw refusedOperator(method, ': condition must be a string')
  if (!CONDITIONS.includes(condition)) throw invalidStructure(`Invalid array filter condition '${condition}'. Must be one of: ${CONDITIONS.join(', ')}`)
}

function inserted(list: unknown[], values: readonly unknown[]): unknown[] {
  if (values.length !== 2) throw refusedOperator('arrayInsert', ': requires exactly 2 values (index and value)')
  const [at] = values
  if (typeof at !== 'number' || !Number.isInteger(at) || at < 0) throw refusedOperator('arrayInsert', ': index must be a non-negative integer')
  if (at > list.length) throw refusedOperator('arrayInsert', `: index ${at} is out of bounds for array of length ${list.length}`)
  return list.toSpliced(at, 0, values[1])
}

function keeps(item: unknown, condition: string, wanted: unknown): boolean {
  if (condition === 'isNull') return item === null
  if (condition === 'isNotNull') return item !== null
  if (item === null || wanted === null) return false
  const [a, b] = [Number(item), Number(wanted)]
  switch (condition) {
    case 'equal':
      return isSame(item, wanted)
    case 'notEqual':
      return !isSame(item, wanted)
    case 'greaterThan':
      return a > b
    case 'greaterThanEqual':
      return a >= b
    case 'lessThan':
      return a < b
    default:
      return a <= b
  }
}
