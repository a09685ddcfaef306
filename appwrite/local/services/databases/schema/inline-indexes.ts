import { invalidArgument } from '../../../http/appwrite-error'
import { invalid } from '../../../http/validator'
import { key as keyValidator } from '../../../http/validators'
import { INDEX_LIMIT, type NewIndex } from './index-check'
import { inlineKey, type Given } from './inline-columns'

const TYPES = new Set(['key', 'fulltext', 'unique', 'spatial'])
const ORDERS = new Set(['ASC', 'DESC'])
const SYSTEM = new Set(['$id', '$createdAt', '$updatedAt'])
const MOST_COLUMNS = 100

/** Reads the `indexes` of `createTable`, whose columns are called attributes. */
export function readInlineIndexes(given: readonly Given[]): NewIndex[] {
  if (given.length > INDEX_LIMIT) throw invalidArgument(`Maximum of ${INDEX_LIMIT} indexes allowed`)
  const seen = new Set<string>()
  return given.map((index, i) => {
    const where = `position ${i}`
    const key = inlineKey(index, { name: 'index', where })
    if (typeof index.type !== 'string') throw invalidArgument(`Index at ${where} is missing required field 'type'`)
    if (!Array.isArray(index.attributes)) throw invalidArgument(`Index at ${where} is missing required field 'attributes' (must be an array)`)
    if (keyValidator.parse(key) === invalid) throw invalidArgument(`Invalid key for index at ${where}: ${keyValidator.describe()}`)
    if (seen.has(key)) throw invalidArgument(`Duplicate index key: ${key}`)
    seen.add(key)
    if (!TYPES.has(index.type)) throw invalidArgument(`Invalid type for index '${key}': ${index.type}`)
    const columns = columnsOf(key, index.attributes as unknown[])
    return { key, type: index.type, columns, orders: ordersOf(key, index, columns.length), lengths: lengthsOf(key, index, columns.length) }
  })
}

function columnsOf(key: string, given: unknown[]): string[] {
  if (given.length === 0) throw invalidArgument(`Index '${key}' must have at least one attribute`)
  if (given.length > MOST_COLUMNS) throw invalidArgument(`Index '${key}' cannot have more than ${MOST_COLUMNS} attributes`)
  return given.map((name, i) => {
    if (typeof name !== 'string') throw invalidArgument(`Invalid attribute at position ${i} in index '${key}': must be a string`)
    if (keyValidator.parse(name) === invalid && !SYSTEM.has(name)) throw invalidArgument(`Invalid attribute name '${name}' in index '${key}'`)
    return name
  })
}

/** A list with one item for each column, or none at all. */
function eachOf(key: string, given: unknown, { name, count }: { name: 'orders' | 'lengths'; count: number }): unknown[] {
  if (given === undefined || given === null) return []
  if (!Array.isArray(given)) throw invalidArgument(`Index '${key}' ${name} must be an array`)
  if (given.length !== count) throw invalidArgument(`Index '${key}': ${name} array length (${given.length}) must match attributes array length (${count})`)
  return given
}

function ordersOf(key: string, { orders }: Given, count: number): (string | null)[] {
  return eachOf(key, orders, { name: 'orders', count }).map((order) => {
    if (order === null || order === '') return order
    if (!ORDERS.has(String(order))) throw invalidArgument(`Invalid order '${String(order)}' in index '${key}'. Must be 'ASC' or 'DESC'`)
    return String(order)
  })
}

function lengthsOf(key: string, { lengths }: Given, count: number): (number | null)[] {
  return eachOf(key, lengths, { name: 'lengths', count }).map((length) => {
    if (length === null) return null
    if (!Number.isInteger(length) || Number(length) < 0) throw invalidArgument(`Invalid length in index '${key}': must be a non-negative integer or null`)
    return Number(length)
  })
}
