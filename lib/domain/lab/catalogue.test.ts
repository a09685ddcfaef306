import { describe, expect, it } from 'vitest'
import { expandOrder, findLabTest, findLabTestByLoinc, findPanel, getLabTest, getSpecimenKind, labCatalogue, searchLabTests, shortestStability, tubesFor } from '@/lib/domain/lab/catalogue'
import { decideAutoverification, holdsPanel } from '@/lib/domain/lab/autoverification.rules'
import type { AutoverificationInput } from '@/lib/domain/lab/autoverification.rules'
import { flagResult } from '@/lib/domain/lab/result.flags'
import { personAtCollection } from '@/lib/domain/lab/person-at-collection'
import { specimens, stabilityHours } from '@/lib/domain/lab/specimens.table'
import { retestIntervals } from '@/lib/domain/lab/retest-intervals.table'
import { refusalCode } from '@/lib/testing/refusal-code'

const { tests, panels } = labCatalogue

/** The check digit of a LOINC code, modulus 10. */
const loincCheck = (code: string): boolean => {
  const [body = '', check] = code.split('-')
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10) === check
}

describe('the table', () => {
  it('holds 81 tests and 9 panels, each once', () => {
    expect([tests.length, panels.length]).toEqual([81, 9])
    expect(new Set(tests.map((test) => test.key)).size).toBe(81)
  })

  it.each(tests.map((test) => [test.key, test] as const))('%s is sound', (_key, test) => {
    expect(loincCheck(test.loinc) && loincCheck(test.siLoinc)).toBe(true)
    expect(test.reportableLow).toBeLessThan(test.reportableHigh)
    expect(test.confidence === 'review').toBe(test.reviewReason !== null)
    for (const row of test.ranges) {
      expect(row.low !== null || row.high !== null).toBe(true)
      if (row.low !== null && row.high !== null) expect(row.low).toBeLessThan(row.high)
      if (row.ageMaxDays !== null) expect(row.ageMinDays).toBeLessThan(row.ageMaxDays)
    }
    for (const row of test.critical) expect(row.low !== null || row.high !== null).toBe(true)
  })

  it('never holds a critical limit inside the reference interval of the same people, but for paracetamol', () => {
    const clashes = tests.flatMap((test) => test.critical.flatMap((critical) => test.ranges
      .filter((range) => range.ageMinDays < (critical.ageMaxDays ?? Infinity) && critical.ageMinDays < (range.ageMaxDays ?? Infinity) && (!range.sex || !critical.sex || range.sex === critical.sex))
      .filter((range) => (critical.high !== null && range.high !== null && critical.high < range.high) || (critical.low !== null && range.low !== null && critical.low > range.low))
      .map(() => test.key)))
    expect([...new Set(clashes)]).toEqual(['APAP'])
  })

  it('knows the specimen of every test and speaks only of tests it has', () => {
    expect(tests.filter((test) => !specimens.some((row) => row.code === test.specimen))).toEqual([])
    const mentioned = [...panels.flatMap((panel) => panel.members), ...Object.keys(stabilityHours), ...Object.keys(retestIntervals)]
    expect(mentioned.filter((key) => findLabTest(key) === null)).toEqual([])
  })
})

describe('ordering', () => {
  it('opens a panel and orders a test once', () => {
    expect(expandOrder(['BMP', 'K', 'COAG']).map((test) => test.key)).toEqual(['NA', 'K', 'CL', 'HCO3', 'BUN', 'CREA', 'GLU', 'CA', 'PT', 'INR'])
  })
  it.each([[[], 'lab-order.nothing-ordered'], [['UA'], 'lab-order.panel-empty'], [['NOPE'], 'lab-order.test-unknown']])('refuses %j', (codes, code) => {
    expect(refusalCode(() => expandOrder(codes))).toBe(code)
  })

  it('asks for tubes in the order of draw, one of a kind', () => {
    expect(tubesFor(expandOrder(['CBC', 'BMP', 'PT', 'LAC', 'ICA', 'ABG'])).map((need) => need.specimen.code)).toEqual(['PPP', 'SER', 'HWB', 'WB', 'FLPL', 'ABG'])
    expect(tubesFor([getLabTest('ICA')])[0]?.specimen.handling).toMatch(/Never EDTA/)
    expect(tubesFor([getLabTest('LI')])[0]?.specimen.code).toBe('SERO')
    expect([shortestStability(['K', 'GLU']), shortestStability(['NA'])]).toEqual([2, null])
  })

  it('finds tests, panels and kinds', () => {
    expect(findLabTestByLoinc('14682-9')?.key).toBe('CREA')
    expect(findPanel('NOPE')).toBeNull()
    expect(refusalCode(() => getSpecimenKind('ZZ'))).toBe('specimen.kind-unknown')
    expect(searchLabTests('pot')[0]?.key).toBe('K')
    expect(searchLabTests('K')[0]?.key).toBe('K')
    expect(searchLabTests('cholesterol').map((test) => test.key)).toEqual(expect.arrayContaining(['CHOL', 'HDL', 'LDL']))
    expect(searchLabTests('xyz')).toEqual([])
  })
})

it.each([
  [{ sex: 'female', pregnancy: 'not-pregnant', pregnancyAsOf: null, pregnancyDueOn: null }, { sex: 'F', pregnancy: 'none' }],
  [{ sex: 'male', pregnancy: 'unknown', pregnancyAsOf: null, pregnancyDueOn: null }, { sex: 'M', pregnancy: null }],
  [{ sex: 'other', pregnancy: 'unknown', pregnancyAsOf: null, pregnancyDueOn: null }, { sex: null, pregnancy: null }],
  [{ sex: 'female', pregnancy: 'pregnant', pregnancyAsOf: '2026-03-01', pregnancyDueOn: null }, { sex: 'F', pregnancy: 'any' }],
  [{ sex: 'female', pregnancy: 'pregnant', pregnancyAsOf: '2025-05-01', pregnancyDueOn: null }, { sex: 'F', pregnancy: null }],
  [{ sex: 'female', pregnancy: 'pregnant', pregnancyAsOf: '2026-03-01', pregnancyDueOn: '2026-09-10' }, { sex: 'F', pregnancy: 'T1' }],
  [{ sex: 'female', pregnancy: 'pregnant', pregnancyAsOf: '2026-03-01', pregnancyDueOn: '2026-04-10' }, { sex: 'F', pregnancy: 'T3' }],
  [{ sex: 'female', pregnancy: 'pregnant', pregnancyAsOf: '2026-01-01', pregnancyDueOn: '2026-02-01' }, { sex: 'F', pregnancy: null }],
] as const)('what limits need to know of %o', (patient, expected) => {
  expect(personAtCollection({ bornOn: '1990-03-05', ...patient }, '2026-03-05T08:00:00.000Z', 'Europe/London')).toMatchObject({ ...expected, ageDays: 13149 })
})

describe('autoverification holds back on every single rule', () => {
  const assessment = flagResult({ test: 'NA', value: 140, unit: 'mmol/L', sex: 'F', ageDays: 14_000, pregnancy: 'none', tableVersion: labCatalogue.version })
  const good: AutoverificationInput = {
    result: { testKey: 'NA', enteredVia: 'analyser', comparator: null, collectedAt: '2026-03-05T08:00:00.000Z', specimenId: 'specimen-1' },
    assessment, delta: { outcome: 'passed', reason: null, change: 1, limit: 10, text: '' }, crossChecks: [], qualityControl: 'in-control', isReagentInDate: true, isCalibrationInDate: true,
    hasInstrumentFlag: false, hasOpenQuery: false, isPatientRestricted: false, allowedTests: new Set(['NA']), isSwitchedOn: true,
  }
  it('releases when all pass', () => expect(decideAutoverification(good)).toMatchObject({ releases: true, version: 'autoverification-1' }))
  it.each([
    ['switched-on', { isSwitchedOn: false }],
    ['unedited-from-analyser', { result: { ...good.result, enteredVia: 'typed' as const } }],
    ['specimen-and-collection-known', { result: { ...good.result, collectedAt: null } }],
    ['controls-in-control', { qualityControl: 'overdue' as const }],
    ['reagent-and-calibration-in-date', { isCalibrationInDate: false }],
    ['no-instrument-flag', { hasInstrumentFlag: true }],
    ['inside-measuring-range', { result: { ...good.result, comparator: '<' as const } }],
    ['inside-reference-range', { assessment: { ...assessment, flag: 'unknown' as const } }],
    ['not-critical', { assessment: { ...assessment, critical: { tier: 'significant' as const, direction: 'high' as const, limit: 1, unit: '', firstOnly: false, mustCall: false } } }],
    ['delta', { delta: { ...good.delta, outcome: 'suppressed' as const } }],
    ['cross-checks', { crossChecks: [{ rule: 'X6', tests: ['NA'], action: 'hold' as const, says: '' }] }],
    ['no-open-query', { isPatientRestricted: true }],
    ['test-allowed', { allowedTests: new Set<string>() }],
  ])('%s', (rule, changes) => {
    const decision = decideAutoverification({ ...good, ...changes })
    expect(decision.releases).toBe(false)
    expect(decision.rules.filter((one) => !one.passed).map((one) => one.rule)).toEqual([rule])
    expect(holdsPanel([decideAutoverification(good), decision])).toBe(true)
  })
  it('passes without a previous value when the value is normal', () => {
    expect(decideAutoverification({ ...good, delta: { outcome: 'not-checked', reason: 'no-previous', change: null, limit: null, text: '' } }).releases).toBe(true)
  })
})

it.each([
  ['Australia/Sydney', '2026-04-01T12:59:00.000Z', 27], ['Australia/Sydney', '2026-04-01T13:00:00.000Z', 28],
  ['UTC', '2026-04-01T23:59:00.000Z', 27], ['UTC', '2026-04-02T00:00:00.000Z', 28], ['America/New_York', '2026-04-02T03:59:00.000Z', 27], ['America/New_York', '2026-04-02T04:00:00.000Z', 28],
])('the age at collection changes at midnight of the clinic: %s at %s is day %i', (zone, collectedAt, days) => {
  expect(personAtCollection({ bornOn: '2026-03-05', sex: 'female', pregnancy: 'unknown', pregnancyAsOf: null, pregnancyDueOn: null }, collectedAt, zone).ageDays).toBe(days)
})
