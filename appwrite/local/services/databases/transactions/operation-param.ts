import { invalid, optional, validator, type ParamSpec, type Validator } from '../../../http/validator'
import type { Operation } from './check-operations'

const ACTIONS = ['create', 'update', 'upsert', 'delete', 'increment', 'decrement', 'bulkCreate', 'bulkUpdate', 'bulkUpsert', 'bulkDelete']
const NEEDS_ROW = new Set(ACTIONS.slice(0, 6))
const isFilled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
/** An object with nothing in it stays one on the real server, while every other becomes the array that is asked for. */
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && (Array.isArray(value) || Object.keys(value).length > 0)

/** The `operations` of a transaction. Words follow the names of the newer routes or, for `legacy`, of the older ones. */
export function operationsParam(legacy: boolean): ParamSpec<Operation[]> {
  const names = legacy ? { table: 'collectionId', row: 'documentId', column: 'attribute' } : { table: 'tableId', row: 'rowId', column: 'column' }
  let problem = ''
  const check: Validator<Operation[]> = validator(
    () => `Value must a valid array${problem === '' ? '' : ` and ${problem}`}`,
    (value) => {
      problem = ''
      if (!Array.isArray(value)) return invalid
      for (const item of value) {
        problem = problemOf(item, names) ?? ''
        if (problem !== '') return invalid
      }
      return value as Operation[]
    },
  )
  return optional(check, [])
}

type Names = { table: string; row: string; column: string }

function problemOf(item: unknown, names: Names): string | null {
  if (!isObject(item)) return 'Value must be an array'
  const needed = ['databaseId', 'action', names.table]
  const absent = needed.find((key) => !(key in item))
  if (absent !== undefined) return `Missing required key: ${absent}`
  const empty = needed.find((key) => !isFilled(item[key]))
  if (empty !== undefined) return `Key '${empty}' must be a non\u2011empty string`
  const action = String(item.action)
  if (!ACTIONS.includes(action)) return `Key 'action' must be one of: ${ACTIONS.join(', ')}`
  if (NEEDS_ROW.has(action) && !(names.row in item)) return `Key '${names.row}' is required for action '${action}'`
  if (names.row in item && !isFilled(item[names.row])) return `Key '${names.row}' must be a non-empty string`
  if (action !== 'delete' && !('data' in item)) return 'Missing required key: data'
  if ('data' in item && !isObject(item.data)) return "Key 'data' must be an array"
  return dataProblem(action, (item.data ?? {}) as Record<string, unknown>, names)
}

function dataProblem(action: string, data: Record<string, unknown>, names: Names): string | null {
  if (action === 'bulkUpdate' || action === 'bulkDelete') {
    if (!('queries' in data)) return `Key 'queries' is required in data for ${action}`
    if (!isObject(data.queries)) return `Key 'queries' must be an array for ${action}`
  }
  if (action === 'bulkUpdate') {
    if (!('data' in data)) return `Key 'data' is required in data for ${action}`
    if (!isObject(data.data)) return `Key 'data.data' must be an array for ${action}`
  }
  if (action !== 'increment' && action !== 'decrement') return null
  if (!(names.column in data)) return `Key '${names.column}' is required in data for ${action}`
  const numeric = !('value' in data) || (data.value !== '' && data.value !== null && !Number.isNaN(Number(data.value)))
  return numeric ? null : `Key 'value' must be a numeric value for ${action}`
}
