import { parseJson, toJson } from '../../../http/json-body'
import { normaliseDatetime } from '../../../query/datetime'
import { STRING_TYPES, type ColumnDef } from '../schema/column-def'
import type { Current, Operator } from './operators'
import { refusedField, refusedOperator } from './operators.refusal'
import { characters } from '../../../http/validators'

/** Puts a text behind the stored one, or other words into it. */
export function applyText(column: ColumnDef, { method, values }: Operator, value: unknown): unknown {
  if (!STRING_TYPES.has(column.type) || (column.array && method === 'stringConcat')) throw refusedField(method, column, 'string')
  const [first, second] = values
  if (method === 'stringConcat') {
    if (typeof first !== 'string') throw refusedOperator(method, ': requires a string value')
    const text = `${typeof value === 'string' ? value : ''}${first}`
    if (column.size > 0 && characters(text) > column.size) throw refusedOperator(method, `: result would exceed maximum length of ${column.size} characters`)
    return text
  }
  if (values.length !== 2 || typeof first !== 'string' || typeof second !== 'string') throw refusedOperator(method, ': requires exactly 2 string values (search and replace)')
  return replaced(column, value, { first, second })
}

function replaced(column: ColumnDef, value: unknown, words: { first: string; second: string }): unknown {
  if (words.first === '') return value ?? null
  if (column.array) return replacedIn(column, value, words)
  return typeof value === 'string' ? value.replaceAll(words.first, () => words.second) : (value ?? null)
}

/** In a list words are replaced in the text it is kept as, which must stay a list. */
function replacedIn(column: ColumnDef, value: unknown, { first, second }: { first: string; second: string }): unknown {
  if (!Array.isArray(value)) return value ?? null
  try {
    const list: unknown = parseJson(toJson(value).replaceAll(first, () => second))
    if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list
  } catch {
    // Refused below, as a list that is none any more.
  }
  throw refusedField('stringReplace', column, 'string')
}

/** Moves a stored time by days, or sets it to now. A time that is not there stays so. */
export function applyDate(column: ColumnDef, { method, values }: Operator, { value, nowIso }: Current): unknown {
  if (column.type !== 'datetime' || column.array) throw refusedField(method, column, 'datetime')
  if (method === 'dateSetNow') return nowIso
  const [days] = values
  if (typeof days !== 'number' || !Number.isInteger(days)) throw refusedOperator(method, ': requires an integer number of days')
  if (value === null || value === undefined) return null
  const date = new Date(normaliseDatetime(String(value)) ?? nowIso)
  date.setUTCDate(date.getUTCDate() + days * (method === 'dateSubDays' ? -1 : 1))
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 1000) throw refusedOperator(method, ': the result is no date')
  return `${date.toISOString().slice(0, 23)}+00:00`
}
