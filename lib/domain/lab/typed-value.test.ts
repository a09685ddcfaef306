import { describe, expect, it } from 'vitest'
import { readTyped } from './typed-value'

describe('what a technician types', () => {
  it.each([
    ['6.8', 6.8, null],
    ['<0.5', 0.5, '<'],
    ['> 500', 500, '>'],
    ['1,234', 1234, null],
    ['1,23', '1,23', null],
    ['.5', 0.5, null],
    ['-3', -3, null],
    ['negative', 'negative', null],
    ['6.8.1', '6.8.1', null],
    ['6,8', '6,8', null],
  ] as const)('reads %s', (typed, value, comparator) => {
    expect(readTyped(typed)).toEqual({ value, comparator })
  })
})
