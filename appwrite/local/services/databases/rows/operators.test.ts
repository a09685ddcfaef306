import { describe, expect, it } from 'vitest'
import { AppwriteError } from '../../../http/appwrite-error'
import type { ColumnDef } from '../schema/column-def'
import { applyOperator, asOperator } from './operators'

const column = (type: string, more: Partial<ColumnDef> = {}) => ({ key: 'x', type, size: 0, array: false, format: '', options: {}, ...more }) as ColumnDef
const whole = column('integer', { size: 4 })
const list = column('varchar', { size: 20, array: true })
const text = column('varchar', { size: 8 })
const apply = (at: ColumnDef, value: unknown, method: string, ...values: unknown[]): unknown => {
  try {
    return applyOperator(at, { method, values }, { value, nowIso: '2026-01-01T00:00:00.000+00:00' })
  } catch (error) {
    if (error instanceof AppwriteError) return error.message.replace('Invalid document structure: ', '')
    throw error
  }
}

describe('operators', () => {
  it.each<[string, ColumnDef, unknown, [string, ...unknown[]], unknown]>([
    ['adds', whole, 5, ['increment', 3], 8],
    ['takes nothing for 0', whole, null, ['increment', 3], 3],
    ['stays when it would go above the limit', whole, 5, ['increment', 3, 7], 5],
    ['reaches the limit itself', whole, 5, ['increment', 2, 7], 7],
    ['stays when it would go below the limit', whole, 5, ['decrement', 3, 3], 5],
    ['stays beyond a product’s limit', whole, 5, ['multiply', 3, 14], 5],
    ['rounds what a whole number cannot hold', whole, 10, ['divide', 4], 3],
    ['rounds away from zero', whole, -10, ['divide', 4], -3],
    ['keeps fractions elsewhere', column('double'), 10, ['divide', 4], 2.5],
    ['keeps the sign of a remainder', whole, -7, ['modulo', 3], -1],
    ['raises', whole, 2, ['power', 5], 32],
    ['stays beyond a power’s limit', whole, 2, ['power', 5, 31], 2],
    ['stays at nothing to a negative power with a limit', whole, 0, ['power', -1, 9], 0],
    ['refuses to overflow', whole, 2_147_483_647, ['increment', 1], 'Cannot apply increment operator: would overflow maximum value of 2147483647'],
    ['refuses division by zero', whole, 1, ['divide', 0], 'Cannot apply divide operator: division by zero'],
    ['refuses modulo by zero', whole, 1, ['modulo', 0], 'Cannot apply modulo operator: modulo by zero'],
    ['refuses no number', whole, 1, ['increment', 'x'], 'Cannot apply increment operator: value must be numeric, got string'],
    ['refuses another column', text, 'a', ['increment', 1], "Cannot apply increment operator to non-numeric field 'x'"],
    ['refuses a big whole number, as the server does', column('bigint', { size: 8 }), 1, ['increment', 1], "Cannot apply increment operator to non-numeric field 'x'"],
    ['appends', list, ['a'], ['arrayAppend', 'b', 'c'], ['a', 'b', 'c']],
    ['begins a list', list, null, ['arrayAppend', 'b'], ['b']],
    ['prepends', list, ['a'], ['arrayPrepend', 'b'], ['b', 'a']],
    ['inserts', list, ['a', 'c'], ['arrayInsert', 1, 'b'], ['a', 'b', 'c']],
    ['inserts nothing into nothing', list, null, ['arrayInsert', 0, 'b'], null],
    ['refuses a place that is not there', list, ['a'], ['arrayInsert', 2, 'b'], 'Cannot apply arrayInsert operator: index 2 is out of bounds for array of length 1'],
    ['refuses a place that is none', list, ['a'], ['arrayInsert', -1, 'b'], 'Cannot apply arrayInsert operator: index must be a non-negative integer'],
    ['removes every equal item, whatever its case', list, ['a', 'b', 'A'], ['arrayRemove', 'a'], ['b']],
    ['keeps each once', list, ['a', 'b', 'a'], ['arrayUnique'], ['a', 'b']],
    ['keeps what both have', list, ['a', 'b', 'c'], ['arrayIntersect', 'c', 'a'], ['a', 'c']],
    ['keeps what the other has not', list, ['a', 'b', 'c'], ['arrayDiff', 'c', 'a'], ['b']],
    ['filters by number', column('integer', { array: true }), [1, 5, 9], ['arrayFilter', 'greaterThan', 4], [5, 9]],
    ['filters nothing away', list, ['a', null], ['arrayFilter', 'isNotNull'], ['a']],
    ['refuses an unknown condition', list, ['a'], ['arrayFilter', 'like', 'a'], "Invalid array filter condition 'like'. Must be one of: equal, notEqual, greaterThan, greaterThanEqual, lessThan, lessThanEqual, isNull, isNotNull"],
    ['refuses a list operator elsewhere', text, 'a', ['arrayAppend', 'b'], "Cannot apply arrayAppend operator to non-array field 'x'"],
    ['refuses to intersect elsewhere', text, 'a', ['arrayIntersect', 'b'], "Cannot use arrayIntersect operator on non-array attribute 'x'"],
    ['puts a text behind', text, 'ab', ['stringConcat', 'cd'], 'abcd'],
    ['refuses a text grown too long', text, 'abcdefg', ['stringConcat', 'hi'], 'Cannot apply stringConcat operator: result would exceed maximum length of 8 characters'],
    ['replaces every place', text, 'aXbX', ['stringReplace', 'X', '$&'], 'a$&b$&'],
    ['replaces nothing in nothing', text, null, ['stringReplace', 'a', 'b'], null],
    ['toggles', column('boolean'), null, ['toggle'], true],
    ['refuses to toggle a text', text, 'a', ['toggle'], "Cannot apply toggle operator to non-boolean field 'x'"],
    ['adds days', column('datetime'), '2024-02-28T10:00:00.000+00:00', ['dateAddDays', 2], '2024-03-01T10:00:00.000+00:00'],
    ['refuses half a day', column('datetime'), '2024-02-28T10:00:00.000+00:00', ['dateAddDays', 0.5], 'Cannot apply dateAddDays operator: requires an integer number of days'],
    ['sets now', column('datetime'), null, ['dateSetNow'], '2026-01-01T00:00:00.000+00:00'],
  ])('%s', (_words, at, value, [method, ...values], expected) => {
    expect(apply(at, value, method, ...values)).toEqual(expected)
  })

  it('are told from texts by their method', () => {
    expect(asOperator('x', '{ "values": [1], "method": "increment" }')).toEqual({ method: 'increment', values: [1] })
    expect([asOperator('x', '{"method":"explode","values":[1]}'), asOperator('x', '{"method":"toString","values":[1]}'), asOperator('x', '{"method":'), asOperator('x', 'plain'), asOperator('x', 5)]).toEqual([null, null, null, null, null])
    expect(asOperator('x', { method: 'toggle' })).toEqual({ method: 'toggle', values: [] })
    expect(() => asOperator('x', '{"method":"increment","values":5}')).toThrow('Invalid operator for attribute "x": Invalid operator values. Must be an array, got integer')
    expect(() => asOperator('x', '{"method":"increment","attribute":5}')).toThrow('Invalid operator attribute. Must be a string, got integer')
  })

  it('never leave in a list what its column cannot hold', () => {
    const of = (type: string) => column(type, { array: true })
    expect(apply(of('integer'), [1], 'arrayAppend', 'z', '7x', 2.9, true, null)).toEqual([1, 0, 7, 2, 1, 0])
    expect(apply(of('boolean'), [true], 'arrayPrepend', 'z', 0, '')).toEqual([true, false, false, true])
    expect(apply(of('double'), [1.5], 'arrayInsert', 0, 'z')).toEqual([0, 1.5])
    expect(apply(of('boolean'), [true], 'toggle')).toBe("Cannot apply toggle operator to non-boolean field 'x'")
    expect(apply(of('datetime'), ['2024-01-01T00:00:00.000+00:00'], 'dateAddDays', 1)).toBe("Cannot apply dateAddDays operator to non-datetime field 'x'")
    expect([apply(list, ['abc', 'b'], 'stringReplace', 'b', 'Q'), apply(list, ['abc'], 'stringReplace', '"', '')]).toEqual([['aQc', 'Q'], "Cannot apply stringReplace operator to non-string field 'x'"])
    expect(apply(of('integer'), [1], 'increment', 1)).toBe("Cannot apply increment operator to non-numeric field 'x'")
  })
})
