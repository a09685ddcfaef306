import { describe, expect, it } from 'vitest'
import { clinicalTables } from './clinical-tables.table'
import { describeRows } from './describe-rows'

describe('a clinical table in words', () => {
  it.each<[string, unknown, unknown]>([
    ['a row with a name', [{ key: 'K', name: 'Potassium', criticalLow: 2.8, unit: 'mmol/L', note: null }], [{ title: 'Potassium', review: null, facts: [{ label: 'Key', says: 'K' }, { label: 'Critical low', says: '2.8' }, { label: 'Unit', says: 'mmol/L' }] }]],
    ['a row that waits for somebody', [{ name: 'Digoxin', confidence: 'review', reviewReason: 'labels differ' }], [{ title: 'Digoxin', review: 'labels differ', facts: [] }]],
    ['rows under keys', { holdMinutes: 5, TSH: { days: 42 } }, [{ title: 'Hold minutes', review: null, facts: [{ label: 'Value', says: '5' }] }, { title: 'TSH', review: null, facts: [{ label: 'Days', says: '42' }] }]],
    ['lists and nested values', [{ name: 'x', atc: ['C09', 'C03'], bands: [{ below: 30, act: 'avoid' }, { below: 60, act: 'reduce' }], isRenal: false }], [{ title: 'x', review: null, facts: [{ label: 'ATC', says: 'C09, C03' }, { label: 'Bands', says: 'below 30, act avoid; below 60, act reduce' }, { label: 'Is renal', says: 'no' }] }]],
    ['limits that belong to the range unless said', [{ name: 'x', ranges: [{ low: 3, lowInclusive: true, high: 5, highInclusive: false }] }], [{ title: 'x', review: null, facts: [{ label: 'Ranges', says: 'low 3, high 5, high inclusive no' }] }]],
    ['a row that is a list', [['a', 'b']], [{ title: 'Row 1', review: null, facts: [{ label: 'Value', says: 'a, b' }] }]],
  ])('%s', (_, content, expected) => expect(describeRows(content)).toEqual(expected))

  it('says something of every row of every table, and leaves no object unread', () => {
    for (const { key, content, rows, rowsToReview } of clinicalTables) {
      const described = describeRows(content)
      expect([key, described.length, described.filter(({ review }) => review !== null).length <= rowsToReview]).toEqual([key, rows, true])
      expect(described.every(({ title }) => title !== '')).toBe(true)
      expect([key, described.some(({ facts }) => facts.some(({ says }) => says === '' || says.includes('[object')))]).toEqual([key, false])
    }
  })
})
