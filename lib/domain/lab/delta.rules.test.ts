import { describe, expect, it } from 'vitest'
import { getLabTest, labCatalogue } from '@/lib/domain/lab/catalogue'
import { checkDelta, referenceChangePercent, trendOf } from '@/lib/domain/lab/delta.rules'
import type { DeltaContext } from '@/lib/domain/lab/delta.rules'

const at = '2026-03-05T08:00:00.000Z'
const before = (hours: number) => new Date(Date.parse(at) - hours * 3_600_000).toISOString()
const check = (key: string, was: number, now: number, hours = 24, context: DeltaContext[] = []) => {
  const unit = getLabTest(key).ucum
  return checkDelta(getLabTest(key), { now: { value: now, unit, at }, previous: { value: was, unit, at: before(hours) }, context })
}

describe('every delta rule on both sides of its limit', () => {
  const ruled = labCatalogue.tests.filter((test) => test.deltaType === 'abs' || test.deltaType === 'pct')
  it.each(ruled.map((test) => [test.key, test] as const))('%s', (_key, test) => {
    const limit = test.deltaLimit as number
    const onLimit = test.deltaType === 'abs' ? 50 + limit : 50 * (1 + limit / 100)
    expect(check(test.key, 50, onLimit).outcome).toBe('passed')
    expect(check(test.key, 50, onLimit + 0.01).outcome).toBe('failed')
  })
  it('covers the rules of the table', () => expect(ruled.length).toBeGreaterThan(20))
})

it.each([
  ['inside the window to the minute', 'K', 72, 'failed', null],
  ['outside the window', 'K', 72.01, 'not-checked', 'outside-window'],
  ['a previous value from later', 'K', -1, 'not-checked', 'outside-window'],
  ['HbA1c has a longer window', 'A1C', 2160, 'failed', null],
  ['a test without a rule', 'GLU', 1, 'not-checked', 'no-rule'],
  ['a test with a protocol of its own', 'HSTNT', 1, 'not-checked', 'no-rule'],
] as const)('%s', (_name, key, hours, outcome, reason) => {
  expect(check(key, 4, 9, hours)).toMatchObject({ outcome, reason })
})

it.each([
  ['K', 'dialysis', 'suppressed'], ['K', 'transfusion', 'failed'], ['HGB', 'transfusion', 'suppressed'], ['MCV', 'transfusion', 'suppressed'], ['WBC', 'chemotherapy', 'suppressed'], ['NA', 'known-trend', 'suppressed'], ['NA', 'dialysis', 'failed'],
] as const)('a jump of %s with %s is %s', (key, context, outcome) => {
  expect(check(key, 5, 30, 24, [context])).toMatchObject({ outcome })
})

it('compares across units, and never guesses one', () => {
  const crea = getLabTest('CREA')
  const now = { value: 140, unit: 'umol/L', at }
  expect(checkDelta(crea, { now, previous: { value: 1, unit: 'mg/dL', at: before(10) } }).outcome).toBe('failed')
  expect(checkDelta(crea, { now, previous: { value: 1, unit: 'banana', at: before(10) } })).toMatchObject({ outcome: 'not-checked', reason: 'unit-unknown' })
  expect(checkDelta(crea, { now, previous: null })).toMatchObject({ outcome: 'not-checked', reason: 'no-previous' })
})

it('says what moved', () => {
  expect(check('K', 4.2, 6.9).text).toBe('was 4.2, now 6.9 (+2.7, limit 1.5)')
  expect(check('PLT', 200, 90).text).toBe('was 200, now 90 (−110, limit 50 %)')
})

it.each([['K', 4.2, 4.24, 'same'], ['K', 4.2, 4.3, 'up'], ['K', 4.2, 4.1, 'down']] as const)('trend of %s from %f to %f is %s', (key, was, now, trend) => {
  const unit = getLabTest(key).ucum
  expect(trendOf(getLabTest(key), { now: { value: now, unit, at }, previous: { value: was, unit, at: before(1) } })).toBe(trend)
})

it('computes the reference change value', () => {
  expect(referenceChangePercent({ analyticalVariationPercent: 3, withinPersonVariationPercent: 4, z: 1.96 })).toBe(13.9)
})
