import type { ColumnDef } from '../schema/column-def'
import { applyDate, applyText } from './operators.text'
import { applyList, isListMethod } from './operators.list'
import { applyNumber, isNumberMethod } from './operators.number'
import { refusedField } from './operators.refusal'

/** A change relative to the stored value, e.g. `{ method: 'increment', values: [1, 10] }`. */
export type Operator = { method: string; values: readonly unknown[] }
export type Current = { value: unknown; nowIso: string }

const TEXTS = new Set(['stringConcat', 'stringReplace'])
const DATES = new Set(['dateAddDays', 'dateSubDays', 'dateSetNow'])
const isMethod = (method: string) => isNumberMethod(method) || isListMethod(method) || TEXTS.has(method) || DATES.has(method) || method === 'toggle'

/** The operator in a data value, which travels as a JSON string; null for ordinary values. */
export function asOperator(value: unknown): Operator | null {
  if (typeof value !== 'string' || !/^\s*\{/.test(value) || !value.includes('"method"')) return null
  let parsed: unknown
  try {
    parsed = JSON.parse(value)
  } catch {
    // A text that merely looks like one.
    return null
  }
  const { method, values = [] } = parsed as Partial<Operator>
  return typeof method === 'string' && isMethod(method) && Array.isArray(values) ? { method, values } : null
}

/**
 * The value an operator leaves behind; limits of the column are not asked, as on the real server. `nowIso` serves `dateSetNow`.
 * Throws 400 `row_invalid_structure` where operator, column and values do not go together.
 */
export function applyOperator(column: ColumnDef, operator: Operator, current: Current): unknown {
  const { method } = operator
  if (isNumberMethod(method)) return applyNumber(column, operator, current.value)
  if (isListMethod(method)) return applyList(column, operator, current.value)
  if (TEXTS.has(method)) return applyText(column, operator, current.value)
  if (DATES.has(method)) return applyDate(column, operator, current)
  if (column.type !== 'boolean') throw refusedField(method, column, 'boolean')
  return current.value !== true
}
