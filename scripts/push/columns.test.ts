import { describe, expect, it } from 'vitest'
import { columnDifference, type StoredColumn } from './columns'
import type { ColumnConfig } from './config-file'

const wanted: ColumnConfig = { key: 'name', type: 'string', required: true, size: 120 }
const stored: StoredColumn = { key: 'name', type: 'string', status: 'available', required: true, array: false, size: 120, default: null, encrypt: false }

describe('what a column needs to become what the file says', () => {
  it.each<[string, Partial<ColumnConfig>, Partial<StoredColumn>, 'none' | 'in-place' | 'recreate']>([
    ['nothing when it is the same', {}, {}, 'none'],
    ['a change in place when it grows', { size: 121 }, {}, 'in-place'],
    ['to be made anew when it shrinks', { size: 119 }, {}, 'recreate'],
    ['a change in place when it becomes optional', { required: false }, {}, 'in-place'],
    ['a change in place with another default', { required: false, default: 'x' }, { required: false }, 'in-place'],
    ['to be made anew when it becomes encrypted', { encrypt: true }, {}, 'recreate'],
    ['to be made anew when it becomes a list', { array: true }, {}, 'recreate'],
    ['to be made anew with another type', { type: 'integer' }, {}, 'recreate'],
    ['a change in place with other limits', { type: 'integer', max: 9 }, { type: 'integer', max: 2n ** 63n }, 'in-place'],
    ['a change in place with one more choice', { format: 'enum', elements: ['a', 'b'] }, { format: 'enum', elements: ['a'] }, 'in-place'],
    ['to be made anew with one choice less', { format: 'enum', elements: ['a'] }, { format: 'enum', elements: ['a', 'b'] }, 'recreate'],
    ['to be made anew when a choice is replaced', { format: 'enum', elements: ['a', 'c'] }, { format: 'enum', elements: ['a', 'b'] }, 'recreate'],
  ])('is %s', (_words, change, kept, expected) => {
    expect(columnDifference({ ...wanted, ...change }, { ...stored, ...kept })).toBe(expected)
  })
})
