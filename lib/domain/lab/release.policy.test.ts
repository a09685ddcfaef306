import { describe, expect, it } from 'vitest'
import { labCatalogue } from '@/lib/domain/lab/catalogue'
import { resultStatuses } from '@/lib/domain/lab/order.schema'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { inPlainWords } from '@/lib/domain/lab/plain-words'
import { plainWords } from '@/lib/domain/lab/plain-words.table'
import { mayProxySee, releaseTo } from '@/lib/domain/lab/release.policy'
import type { ReleaseInput } from '@/lib/domain/lab/release.policy'
import { aLabResult } from '@/lib/testing/lab-records'

// A Thursday.
const verifiedAt = '2026-03-05T08:00:00.000Z'
const plus = (hours: number, seconds = 0) => new Date(Date.parse(verifiedAt) + hours * 3_600_000 + seconds * 1000).toISOString()
const final = (changes: Partial<LabResult> = {}) => aLabResult({ status: 'verified', flag: 'N', verifiedAt, ...changes })
const see = (result: LabResult, changes: Partial<ReleaseInput> = {}) => releaseTo({ result, reviewedAt: null, wantsImmediate: false, at: verifiedAt, ...changes })

it.each(resultStatuses)('never shows an unverified value: %s', (status) => {
  const shown = see(final({ status }), { at: plus(10_000) }).sees === 'value'
  expect(shown).toBe(['verified', 'corrected', 'amended'].includes(status))
})

describe('who sees what, when', () => {
  const critical = final({ flag: 'HH', criticalTier: 'critical' })
  const sensitive = final({ testKey: 'HCG', flag: 'H' })
  it.each([
    ['a normal value', final(), {}, 'value', 'routine-normal'],
    ['an abnormal value', final({ flag: 'H' }), {}, 'value', 'routine-abnormal'],
    ['a value nobody could judge', final({ flag: 'unknown' }), {}, 'value', 'routine-abnormal'],
    ['a critical value at once', critical, {}, 'ready-soon', 'critical'],
    ['a critical value once acknowledged', critical, { reviewedAt: plus(1), at: plus(1) }, 'value', 'critical'],
    ['a critical value a second before', critical, { reviewedAt: plus(1), at: plus(1, -1) }, 'ready-soon', 'critical'],
    ['a critical value after just under a day', critical, { at: plus(24, -1) }, 'ready-soon', 'critical'],
    ['a critical value after a day', critical, { at: plus(24) }, 'value', 'critical'],
    ['a critical value though the patient wants it at once', critical, { wantsImmediate: true }, 'ready-soon', 'critical'],
    ['a sensitive value', sensitive, {}, 'in-review', 'sensitive'],
    ['a sensitive value the patient wants at once', sensitive, { wantsImmediate: true }, 'value', 'sensitive'],
    ['a sensitive value after review', sensitive, { reviewedAt: plus(2), at: plus(3) }, 'value', 'sensitive'],
    ['a sensitive value on the fifth working day', sensitive, { at: plus(7 * 24) }, 'value', 'sensitive'],
    ['a sensitive value a second before', sensitive, { at: plus(7 * 24, -1) }, 'in-review', 'sensitive'],
    ['a corrected value', final({ status: 'corrected', flag: 'H' }), {}, 'value', 'corrected'],
    ['a withdrawn value', final({ status: 'entered-in-error' }), {}, 'withdrawn', null],
  ] as const)('%s', (_name, result, changes, sees, category) => {
    expect(see(result, changes)).toMatchObject({ sees, category })
  })

  it('says when a held value will be shown', () => {
    expect(see(sensitive).opensAt).toBe(plus(7 * 24))
    expect(see(critical).opensAt).toBe(plus(24))
  })

  it.each([[11, true, true], [12, true, false], [17, true, false], [40, true, false], [null, true, false], [12, false, true]])('a proxy at age %s, confidential %s: %s', (ageYears, isConfidential, may) => {
    expect(mayProxySee({ ageYears, isConfidential })).toBe(may)
  })
})

describe('plain words', () => {
  const potassium = final({ value: 5.4, unit: 'mmol/L', flag: 'H', rangeText: '3.5 to 5.0 mmol/L', range: { low: 3.5, high: 5, lowInclusive: true, highInclusive: true, unit: 'mmol/L', kind: 'reference' } })
  it('says what it looks at, where it lies, why it may be and what to do', () => {
    expect(inPlainWords(potassium)).toEqual({
      about: 'This test looks at potassium, a salt your heart and muscles need.',
      says: 'Higher than the usual range.',
      reasons: 'It can be high when the blood sample was shaken or waited too long, or with some blood pressure tablets.',
      next: 'A value outside the range does not have to mean that something is wrong. Your clinician has been told and will say if anything should be done.',
      tone: 'outside',
    })
  })

  it.each([['N', 'usual'], ['H', 'outside'], ['L', 'outside'], ['A', 'outside'], ['HH', 'contact'], ['LL', 'contact'], ['unknown', 'unclear'], [null, 'unclear']] as const)('flag %s has the tone %s', (flag, tone) => {
    expect(inPlainWords({ ...potassium, flag }).tone).toBe(tone)
  })

  it('gives no everyday reason for a value that needs a call', () => {
    expect(inPlainWords({ ...potassium, flag: 'HH' }).reasons).toBeNull()
  })

  it.each([
    ['N', 'In the usual range.'], ['L', 'Lower than the usual range.'], ['HH', 'Clearly higher than the usual range.'], ['LL', 'Clearly lower than the usual range.'],
    [null, 'We have no range that fits you for this test, so a clinician reads it for you.'],
  ] as const)('flag %s: %s', (flag, says) => expect(inPlainWords({ ...potassium, flag }).says).toBe(says))

  it('says an answer in words as it is', () => {
    expect(inPlainWords({ ...potassium, value: null, valueText: 'Not detected', flag: 'N' }).says).toBe('The answer is: Not detected. In the usual range.')
  })

  it('has words for every test of the catalogue, none of them a diagnosis or an alarm', () => {
    expect(labCatalogue.tests.filter((test) => !plainWords[test.key]).map((test) => test.key)).toEqual([])
    const all = Object.values(plainWords).flatMap(({ looksAt, highWhen, lowWhen }) => [looksAt, highWhen ?? '', lowWhen ?? '']).join(' ')
    expect(all).not.toMatch(/cancer|leuk|danger|fatal|death|panic|disease|failure/i)
  })

  it('speaks of an aim for a medicine level', () => {
    const lithium = final({ testKey: 'LI', value: 0.8, decimals: 2, unit: 'mmol/L', flag: 'N', rangeText: '0.60 to 1.00 mmol/L', range: { low: 0.6, high: 1, lowInclusive: true, highInclusive: true, unit: 'mmol/L', kind: 'therapeutic' } })
    expect(inPlainWords(lithium).says).toBe('Where it should be.')
  })
})
