import { normaliseDatetime } from '../../../query/datetime'
import type { ColumnDef } from '../schema/column-def'
import { invalidStructure } from './row-values'

/** A change relative to the stored value, e.g. `{ method: 'increment', values: [1, 10] }`. */
export type Operator = { method: string; values: readonly unknown[] }

const NUMBERS = new Set(['increment', 'decrement', 'multiply', 'divide', 'modulo', 'power'])
const LISTS = new Set(['arrayAppend', 'arrayPrepend', 'arrayInsert', 'arrayRemove', 'arrayUnique', 'arrayIntersect', 'arrayDiff', 'arrayFilter'])
const TEXTS = new Set(['stringConcat', 'stringReplace'])
const DATES = new Set(['dateAddDays', 'dateSubDays', 'dateSetNow'])

/** The operator in a data value, which travels as a JSON string; null for ordinary values. */
export function asOperator(value: unknown): Operator | null {
  if (typeof value !== 'string' || !value.startsWith('{"method":')) return null
  let parsed: unknown
  try {
    parsed = JSON.parse(value)
  } catch {
    // A text that merely looks like one.
    return null
  }
  const { method, values = [] } = parsed as Partial<Operator>
  const known = typeof method === 'string' && (NUMBERS.has(method) || LISTS.has(method) || TEXTS.has(method) || DATES.has(method) || method === 'toggle')
  return known && Array.isArray(values) ? { method, values } : null
}

/** The value an operator leaves behind. `nowIso` serves `dateSetNow`. */
export function applyOperator(column: ColumnDef, { method, values }: Operator, current: { value: unknown; nowIso: string }): unknown {
  const { value, nowIso } = current
  if (NUMBERS.has(method)) return applyNumber(column, { method, values }, value)
  if (LISTS.has(method)) return applyList(column, { method, values }, value)
  if (TEXTS.has(method)) return applyText(column, { method, values }, value)
  if (method === 'toggle') {
    if (column.type !== 'boolean') throw refused(method, column, 'boolean')
    return value !== true
  }
  return applyDate(column, { method, values }, { value, nowIso })
}

function refused(method: string, column: ColumnDef, wanted: string): Error {
  return invalidStructure(`Cannot apply ${method} operator to non-${wanted} field '${column.key}'`)
}

function applyNumber(column: ColumnDef, { method, values }: Operator, value: unknown): number {
  if (!['integer', 'bigint', 'double'].includes(column.type) || column.array) throw refused(method, column, 'numeric')
  const current = Number(value ?? 0)
  const by = values[0] === undefined ? 1 : Number(values[0])
  const bound = values[1] === undefined || values[1] === null ? null : Number(values[1])
  if (!Number.isFinite(by)) throw invalidStructure(`Cannot apply ${method} operator: value must be numeric, got ${typeof values[0]}`)
  if ((method === 'divide' || method === 'modulo') && by === 0) throw invalidStructure(`Cannot apply ${method} operator: division by zero`)
  const result = calculate(method, current, by)
  if (bound === null) return result
  return method === 'decrement' || method === 'divide' ? Math.max(result, bound) : Math.min(result, bound)
}

function calculate(method: string, current: number, by: number): number {
  switch (method) {
    case 'increment':
      return current + by
    case 'decrement':
      return current - by
    case 'multiply':
      return current * by
    case 'divide':
      return current / by
    case 'modulo':
      return current % by
    default:
      return current ** by
  }
}

function applyList(column: ColumnDef, { method, values }: Operator, value: unknown): unknown[] {
  if (!column.array) throw refused(method, column, 'array')
  const list = Array.isArray(value) ? [...(value as unknown[])] : []
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  switch (method) {
    case 'arrayAppend':
      return [...list, ...values]
    case 'arrayPrepend':
      return [...values, ...list]
    case 'arrayInsert': {
      const at = Number(values[0])
      if (!Number.isInteger(at) || at < 0 || at > list.length) throw invalidStructure(`Cannot apply arrayInsert operator: index ${at} is out of bounds for array of length ${list.length}`)
      list.splice(at, 0, values[1])
      return list
    }
    case 'arrayRemove':
      return list.filter((item) => !same(item, values[0]))
    case 'arrayUnique':
      return list.filter((item, i) => list.findIndex((other) => same(item, other)) === i)
    case 'arrayIntersect':
      return list.filter((item) => values.some((other) => same(item, other)))
    case 'arrayDiff':
      return list.filter((item) => !values.some((other) => same(item, other)))
    default:
      return list.filter((item) => keeps(item, String(values[0]), values[1]))
  }
}

function keeps(item: unknown, condition: string, wanted: unknown): boolean {
  const [a, b] = [item as number, wanted as number]
  switch (condition) {
    case 'equal':
      return a === b
    case 'notEqual':
      return a !== b
    case 'greaterThan':
      return a > b
    case 'greaterThanEqual':
      return a >= b
    case 'lessThan':
      return a < b
    case 'lessThanEqual':
      return a <= b
    case 'isNull':
      return item === null
    default:
      return item !== null
  }
}

function applyText(column: ColumnDef, { method, values }: Operator, value: unknown): unknown {
  if (column.array && method === 'stringConcat') return [...(Array.isArray(value) ? (value as unknown[]) : []), ...values]
  if (['integer', 'bigint', 'double', 'boolean', 'datetime', 'relationship'].includes(column.type)) throw refused(method, column, 'string')
  const text = value === null || value === undefined ? '' : String(value)
  return method === 'stringConcat' ? text + String(values[0] ?? '') : text.replaceAll(String(values[0] ?? ''), String(values[1] ?? ''))
}

function applyDate(column: ColumnDef, { method, values }: Operator, { value, nowIso }: { value: unknown; nowIso: string }): unknown {
  if (column.type !== 'datetime') throw refused(method, column, 'datetime')
  if (method === 'dateSetNow') return nowIso
  if (value === null || value === undefined) return null
  const days = Number(values[0] ?? 0) * (method === 'dateSubDays' ? -1 : 1)
  const date = new Date(normaliseDatetime(String(value)) ?? nowIso)
  date.setUTCDate(date.getUTCDate() + days)
  return `${date.toISOString().slice(0, 23)}+00:00`
}
