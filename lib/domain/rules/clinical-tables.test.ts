import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countRows } from './clinical-table'
import { clinicalTables } from './clinical-tables.table'

const files = readdirSync('lib/domain', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.table.ts')).map((file) => join('lib/domain', file))
const versionsInFiles = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^export const \w+Head = \{\s+version: '([^']+)'/gm)].map((match) => match[1]))

describe('the register of clinical tables', () => {
  it('holds every table that says where it comes from', () => {
    expect(versionsInFiles.length).toBeGreaterThan(30)
    expect(clinicalTables.map(({ head }) => head.version).toSorted()).toEqual(versionsInFiles.toSorted())
  })

  it('gives each a key, a version and a day of its own making', () => {
    for (const of of ['key', 'name'] as const) expect(new Set(clinicalTables.map((table) => table[of])).size).toBe(clinicalTables.length)
    for (const { head, rows } of clinicalTables) {
      expect(head.effectiveFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      expect(head.source.length).toBeGreaterThan(10)
      expect(rows).toBeGreaterThan(0)
    }
  })

  it('counts rows that wait for a clinician, however deep', () => {
    expect(countRows([{ confidence: 'ok' }, { confidence: 'review' }, { bands: [{ confidence: 'review' }] }, {}])).toEqual({ rows: 4, rowsToReview: 2 })
    expect(countRows({ a: { confidence: 'review' }, b: 1 })).toEqual({ rows: 2, rowsToReview: 1 })
  })

  it('asks nobody to sign for terminology, and somebody for all that judges', () => {
    const unsigned = clinicalTables.filter(({ approver }) => approver === null)
    expect(unsigned.map(({ key }) => key)).toEqual(['icd10', 'icd10-words', 'units', 'allergens', 'dose-forms', 'frequencies', 'rejection-reasons'])
    expect(unsigned.every(({ rowsToReview }) => rowsToReview === 0)).toBe(true)
  })
})
