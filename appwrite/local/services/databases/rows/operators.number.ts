import type { ColumnDef } from '../schema/column-def'
import type { Operator } from './operators'
import { refusedField, refusedOperator, typeName } from './operators.refusal'

const METHODS: Readonly<Record<string, (current: number, by: number) => number>> = {
  increment: (current, by) => current + by,
  decrement: (current, by) => current - by,
  multiply: (current, by) => current * by,
  divide: (current, by) => current / by,
  modulo: (current, by) => current % by,
  power: (current, by) => current ** by,
}
const LARGEST = 2_147_483_647
const SMALLEST = -2_147_483_648

/** Whether the operator calculates, so that `applyNumber` knows it. Inherited names such as `toString` are none. */
export const isNumberMethod = (method: string): boolean => Object.hasOwn(METHODS, method)

const isNumeric = (value: unknown): boolean => typeof value === 'number' || typeof value === 'bigint' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))

/** Calculates with a stored number. A result beyond the limit that was given leaves the number as it is. */
export function applyNumber(column: ColumnDef, { method, values }: Operator, value: unknown): number {
  checkNumber(column, { method, values })
  const by = Number(values[0])
  const bound = values[1] ?? null
  const current = Number(value ?? 0)
  if (bound !== null && isBeyond(method, { current, by }, Number(bound))) return current
  const result = METHODS[method]?.(current, by) ?? current
  if (bound === null && column.type === 'integer') refuseOverflow(method, result)
  if (!Number.isFinite(result)) throw refusedOperator(method, ': the result is no number')
  return column.type === 'integer' ? Math.sign(result) * Math.round(Math.abs(result)) : result
}

function checkNumber(column: ColumnDef, { method, values: [by, bound = null] }: Operator): void {
  if (column.type !== 'integer' && column.type !== 'double') throw refusedField(method, column, 'numeric')
  if (!isNumeric(by)) throw refusedOperator(method, `: value must be numeric, got ${typeName(by)}`)
  if (Number(by) === 0 && (method === 'divide' || method === 'modulo')) throw refusedOperator(method, `: ${method === 'divide' ? 'division' : 'modulo'} by zero`)
  if (bound !== null && !isNumeric(bound)) throw refusedOperator(method, `: max/min limit must be numeric, got ${typeName(bound)}`)
  if (column.array) throw refusedField(method, column, 'numeric')
}

function refuseOverflow(method: string, result: number): void {
  if (result > LARGEST) throw refusedOperator(method, `: would overflow maximum value of ${LARGEST}`)
  if (result < SMALLEST) throw refusedOperator(method, `: would underflow minimum value of ${SMALLEST}`)
}

function isBeyond(method: string, { current, by }: { current: number; by: number }, bound: number): boolean {
  switch (method) {
    case 'increment':
      return current + by > bound
    case 'decrement':
      return current - by < bound
    case 'multiply':
      return (by > 0 && current * by > bound) || (by < 0 && current * by > bound)
    case 'divide':
      return current / by < bound
    case 'power':
      return isPowerBeyond(current, by, bound)
    default:
      return false
  }
}

/** Also what is no number stays as it is: nothing to a negative power, a negative number to a broken one. */
function isPowerBeyond(current: number, by: number, bound: number): boolean {
  const result = current ** by
  return !Number.isFinite(result) || result > bound
}
