import { AppwriteError } from '../../../http/appwrite-error'
import type { ColumnDef } from '../schema/column-def'
import { applyDate, applyText } from './operators.text'
import { applyList, isListMethod } from './operators.list'
import { applyNumber, isNumberMethod } from './operators.number'
import { refusedField, typeName } from './operators.refusal'

/** A change relative to the stored value, e.g. `{ method: 'increment', values: [1, 10] }`. */
export type Operator = { method: string; values: readonly unknown[] }
export type Current = { value: unknown; nowIso: string }

const TEXTS = new Set(['stringConcat', 'stringReplace'])
const DATES = new Set(['dateAddDays', 'dateSubDays', 'dateSetNow'])
const isMethod = (method: string) => isNumberMethod(method) || isListMethod(method) || TEXTS.has(method) || DATES.has(method) || method === 'toggle'

/** The operator in the data of a column, as a JSON string or as it is; null for ordinary values. Throws 400 `general_bad_request` for one that is not whole. */
export function asOperator(key: string, value: unknown): Operator | null {
  const given = typeof value === 'string' ? parsed(value) : value
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null
  const { method, attribute = '', values } = given as { method?: unknown; attribute?: unknown; values?: unknown }
  if (typeof method !== 'string' || !isMethod(method)) return null
  const refuse = (what: string, got: unknown) => new AppwriteError('general_bad_request', `Invalid operator for attribute "${key}": Invalid operator ${what}, got ${typeName(got)}`)
  if (attribute !== null && typeof attribute !== 'string') throw refuse('attribute. Must be a string', attribute)
  if (Array.isArray(values)) return { method, values: values as unknown[] }
  if (values !== null && values !== undefined && typeof values !== 'object') throw refuse('values. Must be an array', values)
  return { method, values: [] }
}

function parsed(text: string): unknown {
  if (!/^\s*\{/.test(text) || !text.includes('"method"')) return null
  try {
    return JSON.parse(text)
  } catch {
    // A text that merely looks like one.
    return null
  }
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
  if (column.type !== 'boolean' || column.array) throw refusedField(method, column, 'boolean')
  return current.value !== true
}
