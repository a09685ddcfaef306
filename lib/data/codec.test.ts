import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '@/lib/domain/record'
import { recordNames, records } from '@/lib/domain/records'
import { aRecord, arbitraryRecord } from '@/lib/testing/arbitrary-record'
import { toColumns, toRecord } from './codec'

const asStored = (record: { id: string; createdAt: string; updatedAt: string }, columns: Record<string, unknown>) => ({ $id: record.id, $createdAt: record.createdAt, $updatedAt: record.updatedAt, ...columns })

describe('a record on its way to storage and back', () => {
  it.each(recordNames)('%s comes back as it went', (name) => {
    fc.assert(fc.property(arbitraryRecord(name), (record) => {
      const columns = toColumns(name, record)
      expect(Object.keys(columns).toSorted()).toEqual(columnsOf(records[name]).map(({ key }) => key).toSorted())
      expect(Object.values(columns).every((value) => value === null || typeof value !== 'object' || Array.isArray(value))).toBe(true)
      expect(toRecord(name, asStored(record, columns))).toEqual(records[name].parse(record))
    }), { numRuns: 20, seed: 1 })
  })

  it('leaves out what the schema does not know', () => {
    const sneaky = { ...aRecord('patients', { id: 'a' }), isAdmin: true, $permissions: ['read("any")'] }
    expect(Object.keys(toColumns('patients', sneaky))).not.toEqual(expect.arrayContaining(['isAdmin']))
    expect(Object.keys(toColumns('patients', sneaky))).not.toEqual(expect.arrayContaining(['$permissions']))
  })

  it('refuses a row that storage should not hold', () => {
    const record = aRecord('labResults', { id: 'a', status: 'verified' })
    const row = asStored(record, { ...toColumns('labResults', record), status: 'surely-fine' })
    expect(() => toRecord('labResults', row)).toThrow(/status/)
  })

  it('keeps an absent value absent, never an empty text or a zero', () => {
    const record = { ...aRecord('labResults', { id: 'a' }), value: null, valueText: null, range: null }
    expect(toColumns('labResults', record)).toMatchObject({ value: null, valueText: null, range: null })
    expect(toRecord('labResults', asStored(record, toColumns('labResults', record)))).toMatchObject({ value: null, valueText: null, range: null })
  })
})
