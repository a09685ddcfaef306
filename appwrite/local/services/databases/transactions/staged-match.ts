import type { Query } from '../../../query/query'
import type { RowData } from '../rows/row-values'

/**
 * Whether a row that only exists in a transaction counts for the filters of a list. The real server looks at the values the
 * transaction gave the row and at nothing else of it, knows only some kinds of filters and lets the others pass.
 */
export function countsFor(row: RowData, filters: readonly Query[]): boolean {
  return filters.every(({ method, attribute, values }) => TESTS[method]?.(row[attribute] ?? null, values) ?? true)
}

type Test = (value: unknown, wanted: readonly unknown[]) => boolean

const TESTS: Partial<Record<string, Test>> = {
  equal: (value, wanted) => wanted.some((item) => equals(value, item)),
  notEqual: (value, wanted) => !wanted.some((item) => equals(value, item)),
  contains: (value, wanted) => Array.isArray(value) && wanted.some((item) => value.some((own) => equals(own, item))),
  startsWith: (value, wanted) => typeof value === 'string' && wanted.some((item) => value.startsWith(String(item))),
  endsWith: (value, wanted) => typeof value === 'string' && wanted.some((item) => value.endsWith(String(item))),
  greaterThan: (value, [than]) => compare(value, than) > 0,
  greaterThanEqual: (value, [than]) => compare(value, than) >= 0,
  lessThan: (value, [than]) => compare(value, than) < 0,
  lessThanEqual: (value, [than]) => compare(value, than) <= 0,
  isNull: (value) => value === null,
  isNotNull: (value) => value !== null,
  between: (value, [low, high]) => compare(value, low) >= 0 && compare(value, high) <= 0,
}

function equals(one: unknown, other: unknown): boolean {
  return compare(one, other) === 0
}

/** Compares as PHP does: nothing and truth values by their truth, what reads as a number by its size, the rest as text. */
function compare(one: unknown, other: unknown): number {
  if (one === null || other === null ? !isText(one ?? other) : typeof one === 'boolean' || typeof other === 'boolean') return Number(isTrue(one)) - Number(isTrue(other))
  const [a, b] = [numberIn(one), numberIn(other)]
  if (a !== null && b !== null) return a - b
  const [left, right] = [textOf(one), textOf(other)]
  return left === right ? 0 : left < right ? -1 : 1
}

const isText = (value: unknown): value is string => typeof value === 'string'

function isTrue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value) && value !== '0'
}

function numberIn(value: unknown): number | null {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value)
  return isText(value) && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : null
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return isText(value) ? value : JSON.stringify(value)
}
