import { describe, expect, it } from 'vitest'
import { labCatalogue } from '@/lib/domain/lab/catalogue'
import { resultStatuses } from '@/lib/domain/lab/order.schema'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { amend, approveCorrection, declineCorrection, proposeCorrection, withdraw } from '@/lib/domain/lab/result.corrections'
import { enter, shownValue } from '@/lib/domain/lab/result.entry'
import type { EntryStep } from '@/lib/domain/lab/result.entry'
import { autoverify, awaitRecollect, cancel, nextStates, reject, repeat, resume, start, verify, visibilityToOrderer } from '@/lib/domain/lab/result.states'
import type { ResultStatus, ResultVerb } from '@/lib/domain/lab/result.states'
import { aCriticalCall, aLabResult } from '@/lib/testing/lab-records'
import { refusalCode } from '@/lib/testing/refusal-code'

const at = '2026-03-05T10:00:00.000Z'
const musa = { by: 'tech-musa', byName: 'Musa', at }
const ines = { by: 'tech-ines', byName: 'Inês', at }
const person = { sex: 'F', ageDays: 14_610, pregnancy: 'none' } as const
const entry: EntryStep = { ...musa, value: 4.2, unit: 'mmol/L', via: 'typed', person, tableVersion: labCatalogue.version, qualityControl: 'in-control' }
const release = { ...ines, levels: 1, criticalCall: null, hasOpenQualityRejection: false } as const
const entered = (changes: Partial<LabResult> = {}) => aLabResult({ status: 'entered', value: 4.2, unit: 'mmol/L', enteredBy: 'tech-musa', enteredAt: '2026-03-05T09:00:00.000Z', enteredVia: 'analyser', flag: 'N', tableVersion: labCatalogue.version, ...changes })

const verbs: Record<ResultVerb, (result: LabResult) => { status: ResultStatus }> = {
  start: (r) => start(r, { specimenStatus: 'accepted' }),
  awaitRecollect,
  resume: (r) => resume(r, { specimenId: 'specimen-2' }),
  enter: (r) => enter(r, entry).result,
  autoverify: (r) => autoverify(r, { at, hasPassedEveryRule: true }),
  verifyFirstLevel: (r) => verify(r, { ...release, levels: 2 }),
  verify: (r) => verify(r, release),
  repeat: (r) => repeat(r, { reason: 'delta check' }),
  reject: (r) => reject(r, { reason: 'clot in the probe' }),
  cancel: (r) => cancel(r, { reason: 'order revoked' }),
  proposeCorrection: (r) => proposeCorrection({ ...r, correctionProposedBy: null }, { ...musa, value: 4.4, reason: 'wrong tube read' }),
  declineCorrection: (r) => declineCorrection({ ...r, correctionProposedBy: 'tech-musa', correctionValue: 4.4 }),
  approveCorrection: (r) => approveCorrection({ ...r, correctionProposedBy: 'tech-musa', correctionValue: 4.4 }, { ...ines, person }).result,
  amend: (r) => amend(r, { ...ines, comment: 'Slight haemolysis', reason: 'seen on review' }),
  withdraw: (r) => withdraw(r, { ...musa, reason: 'wrong patient', secondPerson: 'tech-ines' }),
}

describe('every state × verb', () => {
  const pairs = resultStatuses.flatMap((status) => (Object.keys(verbs) as ResultVerb[]).map((verb) => [status, verb] as const))
  it.each(pairs)('%s × %s', (status, verb) => {
    const result = entered({ status, verifiedBy: 'tech-jo' })
    const to = nextStates[status][verb]
    // Verify means the second level once the first has been given.
    if (verb === 'verifyFirstLevel' && status === 'tech_verified') return expect(verbs.verifyFirstLevel(result).status).toBe('verified')
    if (to === undefined) return expect(refusalCode(() => verbs[verb](result))).toBe('lab-result.wrong-state')
    expect(verbs[verb](result).status).toBe(to)
  })
})

describe('verifying', () => {
  it('refuses the person who entered the result', () => {
    expect(refusalCode(() => verify(entered(), { ...release, ...musa }))).toBe('lab-result.own-entry')
  })

  it('refuses the enterer at the second level too', () => {
    expect(refusalCode(() => verify(entered({ status: 'tech_verified', verifiedBy: 'tech-ines' }), { ...release, ...musa, levels: 2 }))).toBe('lab-result.own-entry')
  })

  it('asks for a second person at the second level', () => {
    const first = verify(entered(), { ...release, levels: 2 })
    expect(first).toMatchObject({ status: 'tech_verified', verifiedBy: 'tech-ines' })
    expect(refusalCode(() => verify(first, { ...release, levels: 2 }))).toBe('lab-result.same-verifier')
    expect(verify(first, { ...release, levels: 2, by: 'pathologist' }).status).toBe('verified')
  })

  it.each([
    ['nobody was called', null, 'lab-result.critical-not-called'],
    ['the call was only opened', aCriticalCall(), 'lab-result.critical-not-called'],
    ['the clinician was only notified by the program', aCriticalCall({ status: 'notified' }), 'lab-result.critical-not-called'],
    ['somebody was tried on the phone', aCriticalCall({ status: 'notified', attempts: [{ at, by: 'tech-ines', byName: 'Inês', person: 'Dr Lindqvist', role: 'doctor', channel: 'phone', reached: false, readBack: false, note: '' }] }), 'done'],
    ['the clinician has acknowledged', aCriticalCall({ status: 'acknowledged' }), 'done'],
    ['a repeat showed no critical value', aCriticalCall({ status: 'not_confirmed' }), 'done'],
  ])('a critical value when %s', (_name, criticalCall, answer) => {
    expect(refusalCode(() => verify(entered({ criticalTier: 'critical' }), { ...release, criticalCall }))).toBe(answer)
  })

  it('lets a significant value pass without a call', () => {
    expect(verify(entered({ criticalTier: 'significant' }), release).status).toBe('verified')
  })

  it('refuses while the controls stand rejected', () => {
    expect(refusalCode(() => verify(entered(), { ...release, hasOpenQualityRejection: true }))).toBe('lab-result.quality-rejected')
  })

  it.each([
    ['the same value after the wait', { retypedValue: 4.2, waitMinutes: 60 }, 'done'],
    ['another value', { retypedValue: 4.3, waitMinutes: 60 }, 'lab-result.retyped-differs'],
    ['the same value too soon', { retypedValue: 4.2, waitMinutes: 61 }, 'lab-result.verified-too-soon'],
  ])('a single operator retypes %s', (_name, singleOperator, answer) => {
    expect(refusalCode(() => verify(entered(), { ...release, ...musa, singleOperator }))).toBe(answer)
  })
})

describe('autoverification', () => {
  it.each([
    ['an analyser value that passed', {}, true, 'done'],
    ['a typed value', { enteredVia: 'typed' as const }, true, 'lab-result.not-from-analyser'],
    ['a calculated value', { enteredVia: 'calculated' as const }, true, 'lab-result.not-from-analyser'],
    ['a value a rule held back', {}, false, 'lab-result.autoverify-held'],
    ['a critical value', { criticalTier: 'critical' as const }, true, 'lab-result.autoverify-held'],
  ])('%s', (_name, changes, hasPassedEveryRule, answer) => {
    expect(refusalCode(() => autoverify(entered(changes), { at, hasPassedEveryRule }))).toBe(answer)
  })
})

describe('entering', () => {
  const onBench = (testKey = 'K') => aLabResult({ status: 'in_process', testKey })

  it('freezes how the value was judged', () => {
    const { result, opensCriticalCall } = enter(onBench(), { ...entry, value: 5.4 })
    expect(result).toMatchObject({ status: 'entered', value: 5.4, unit: 'mmol/L', flag: 'H', rangeText: '3.5 to 5.0 mmol/L', range: { low: 3.5, high: 5, kind: 'reference' }, tableVersion: 'lab-catalogue-1', enteredBy: 'tech-musa', criticalTier: null })
    expect(opensCriticalCall).toBe(false)
  })

  it('asks for a second look at a critical value, then opens the loop', () => {
    expect(refusalCode(() => enter(onBench(), { ...entry, value: 6.8 }))).toBe('lab-result.critical-not-confirmed')
    expect(enter(onBench(), { ...entry, value: 6.8, isCriticalConfirmed: true })).toMatchObject({ opensCriticalCall: true, result: { flag: 'HH', criticalTier: 'critical', isCriticalConfirmed: 'yes' } })
  })

  it('does not open the loop again for a known first-only value, and still shows its flag', () => {
    const { result, opensCriticalCall } = enter(onBench('CREA'), { ...entry, value: 7, unit: 'mg/dL', isCriticalConfirmed: true, isRepeatInEpisode: true })
    expect(opensCriticalCall).toBe(false)
    expect(result).toMatchObject({ flag: 'HH', criticalTier: 'significant' })
  })

  it.each([
    ['a value on the lowest reportable', { value: 1, isCriticalConfirmed: true }, 'done'],
    ['a value below it', { value: 0.9, isCriticalConfirmed: true }, 'lab-result.outside-reportable'],
    ['the same with a comparator', { value: 1, comparator: '<' as const, isCriticalConfirmed: true }, 'done'],
    ['a value above the highest', { value: 12.1, isCriticalConfirmed: true }, 'lab-result.outside-reportable'],
    ['a unit of another quantity', { unit: 'mg/dL' }, 'lab-result.unit-not-convertible'],
    ['no unit', { unit: '' }, 'lab-result.unit-not-convertible'],
    ['not a number', { value: Number.NaN }, 'lab-result.value-missing'],
    ['an empty word', { value: '  ' }, 'lab-result.value-missing'],
    ['controls out of control', { qualityControl: 'rejected' as const }, 'lab-result.quality-rejected'],
    ['controls not run in time', { qualityControl: 'overdue' as const }, 'lab-result.quality-rejected'],
    ['a test without controls', { qualityControl: 'not-required' as const }, 'done'],
  ])('%s', (_name, changes, answer) => {
    expect(refusalCode(() => enter(onBench(), { ...entry, ...changes }))).toBe(answer)
  })

  it('keeps why a value could not be judged', () => {
    const { result } = enter(onBench(), { ...entry, person: { ...person, ageDays: null } })
    expect(result).toMatchObject({ flag: 'unknown', flagReason: 'The age at collection is not known.', range: null })
  })

  it('does not start without an accepted specimen', () => {
    expect(refusalCode(() => start(aLabResult(), { specimenStatus: 'received' }))).toBe('lab-result.specimen-not-accepted')
  })

  it.each([
    [{ value: 4.25, decimals: 1 }, '4.3'], [{ value: 140, decimals: 0 }, '140'], [{ value: 5, decimals: 1, comparator: '<' as const }, '< 5.0'], [{ value: null, valueText: 'positive' }, 'positive'], [{}, ''],
  ])('prints %o as %s', (changes, shown) => {
    expect(shownValue(aLabResult(changes))).toBe(shown)
  })
})

describe('correcting a released value', () => {
  const verified = entered({ status: 'verified', verifiedBy: 'tech-ines', verifiedAt: at })
  const proposed = proposeCorrection(verified, { ...musa, value: 6.9, reason: 'results of two tubes swapped' })

  it('leaves the released value visible until a second person agrees', () => {
    expect(proposed).toMatchObject({ status: 'verified', value: 4.2, correctionValue: 6.9, correctionProposedBy: 'tech-musa' })
    expect(refusalCode(() => approveCorrection(proposed, { ...musa, person }))).toBe('lab-result.own-correction')
  })

  it('keeps the old value, judges the new one, and says what it crosses', () => {
    expect(approveCorrection(proposed, { ...ines, person })).toMatchObject({
      crossesLimit: true,
      opensCriticalCall: true,
      result: { status: 'corrected', value: 6.9, flag: 'HH', correctionOf: { value: 4.2, unit: 'mmol/L' }, correctionReason: 'results of two tubes swapped', correctionProposedBy: null, correctionValue: null },
    })
  })

  it.each([
    ['a second proposal while one waits', () => proposeCorrection(proposed, { ...ines, value: 5, reason: 'another idea' }), 'lab-result.correction-pending'],
    ['the same value', () => proposeCorrection(verified, { ...musa, value: 4.2, reason: 'no change' }), 'lab-result.value-unchanged'],
    ['no reason', () => proposeCorrection(verified, { ...musa, value: 5, reason: ' ' }), 'lab-result.reason-needed'],
    ['approving what nobody proposed', () => approveCorrection(verified, { ...ines, person }), 'lab-result.no-correction'],
    ['declining what nobody proposed', () => declineCorrection(verified), 'lab-result.no-correction'],
    ['an amendment without words', () => amend(verified, { ...ines, comment: ' ', reason: 'seen on review' }), 'lab-result.comment-missing'],
    ['withdrawing alone', () => withdraw(verified, { ...musa, reason: 'wrong patient', secondPerson: 'tech-musa' }), 'lab-result.second-person-needed'],
    ['withdrawing with nobody', () => withdraw(verified, { ...musa, reason: 'wrong patient', secondPerson: '' }), 'lab-result.second-person-needed'],
  ])('refuses %s', (_name, run, code) => {
    expect(refusalCode(run)).toBe(code)
  })

  it('stays corrected when amended afterwards', () => {
    expect(amend(entered({ status: 'corrected' }), { ...ines, comment: 'Haemolysed', reason: 'seen on review' }).status).toBe('corrected')
  })
})

it.each([
  ['ordered', true, 'status-only'], ['entered', false, 'status-only'], ['entered', true, 'unverified'], ['tech_verified', false, 'preliminary'],
  ['verified', false, 'released'], ['corrected', false, 'released'], ['cancelled', false, 'status-only'], ['entered-in-error', false, 'withdrawn'],
] as const)('an orderer sees %s (unverified view %s) as %s', (status, showsUnverifiedStat, seen) => {
  expect(visibilityToOrderer(aLabResult({ status }), { showsUnverifiedStat })).toBe(seen)
})
