import { describe, expect, it } from 'vitest'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { Refusal } from '@/lib/errors/refusals'
import type { Patient } from './patient.schema'
import { isPregnantOn, pregnancyOn, recordPregnancyAnswer, trimesterOf } from './pregnancy.rules'

const recorded = (pregnancy: Patient['pregnancy'], pregnancyDueOn: string | null = null, pregnancyAsOf: string | null = '2026-03-01') => ({ pregnancy, pregnancyAsOf, pregnancyDueOn })

describe('what a record says about a day', () => {
  // Due on 10 December 2026: the first day of the last period was 5 March.
  it.each([
    ['the first day of the last period', '2026-03-05', { state: 'pregnant', weeks: 0 }],
    ['the day before it', '2026-03-04', { state: null, weeks: null }],
    ['the last day of week 13', '2026-06-10', { state: 'pregnant', weeks: 13 }],
    ['the first day of week 14', '2026-06-11', { state: 'pregnant', weeks: 14 }],
    ['the last day of week 27', '2026-09-16', { state: 'pregnant', weeks: 27 }],
    ['the first day of week 28', '2026-09-17', { state: 'pregnant', weeks: 28 }],
    ['the day of delivery', '2026-12-10', { state: 'pregnant', weeks: 40 }],
    ['the last day of week 42', '2026-12-30', { state: 'pregnant', weeks: 42 }],
    ['43 weeks', '2026-12-31', { state: null, weeks: null }],
    ['a year later', '2027-12-10', { state: null, weeks: null }],
  ])('dated by the day of delivery, on %s', (_, on, expected) => expect(pregnancyOn(recorded('pregnant', '2026-12-10'), on)).toEqual(expected))

  it.each([
    ['pregnant without a day of delivery', recorded('pregnant'), '2026-12-26', { state: 'pregnant', weeks: null }],
    ['the same, 301 days after it was said', recorded('pregnant'), '2026-12-27', { state: null, weeks: null }],
    ['pregnant, nobody knows since when', recorded('pregnant', null, null), '2030-01-01', { state: 'pregnant', weeks: null }],
    ['not pregnant', recorded('not-pregnant'), '2026-03-05', { state: 'not-pregnant', weeks: null }],
    ['not known', recorded('unknown'), '2026-03-05', { state: null, weeks: null }],
    ['a day of delivery that is none', recorded('pregnant', '2026-02-31'), '2026-03-05', { state: null, weeks: null }],
  ])('%s', (_, patient, on, expected) => expect(pregnancyOn(patient, on)).toEqual(expected))

  it('counts nobody as pregnant who only might be', () => {
    expect([isPregnantOn(recorded('pregnant'), '2026-03-05'), isPregnantOn(recorded('unknown'), '2026-03-05'), isPregnantOn(recorded('pregnant', '2026-01-01'), '2026-03-05')]).toEqual([true, false, false])
  })

  it.each([[0, 'T1'], [13, 'T1'], [14, 'T2'], [27, 'T2'], [28, 'T3'], [42, 'T3']])('week %i lies in %s', (weeks, trimester) => expect(trimesterOf(weeks)).toBe(trimester))
})

describe('an answer', () => {
  const patient = aRecord('patients', { id: 'p1', sex: 'female', pregnancy: 'unknown', pregnancyDueOn: null })
  const answer = (state: Patient['pregnancy'], dueOn: string | null, changes: Partial<Patient> = {}) => {
    try {
      return recordPregnancyAnswer({ ...patient, ...changes }, { state, dueOn, by: 'u1', byName: 'Nurse One', today: '2026-03-05' })
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
  }
  const said = { pregnancyAsOf: '2026-03-05', pregnancyBy: 'u1', pregnancyByName: 'Nurse One' }

  it('is kept with its day and whose it is; a day of delivery only with a pregnancy', () => {
    expect(answer('pregnant', '2026-09-01')).toMatchObject({ ...said, pregnancy: 'pregnant', pregnancyDueOn: '2026-09-01' })
    expect(answer('not-pregnant', '2026-09-01', { pregnancyDueOn: '2026-04-01' })).toMatchObject({ ...said, pregnancy: 'not-pregnant', pregnancyDueOn: null })
    expect(answer('unknown', null)).toMatchObject({ ...said, pregnancy: 'unknown', pregnancyDueOn: null })
  })

  it.each([
    ['two weeks after the last period', '2026-11-26', true], ['a day less', '2026-11-27', false],
    ['the last day before 43 weeks', '2026-02-13', true], ['43 weeks', '2026-02-12', false],
  ])('%s: a due date of %s is believed: %s', (_, dueOn, isBelieved) => expect(answer('pregnant', dueOn) !== 'pregnancy.due-date-implausible').toBe(isBelieved))

  it('that a man is pregnant is asked about; other recorded sexes are not', () => {
    expect(answer('pregnant', null, { sex: 'male' })).toBe('pregnancy.sex-recorded-male')
    expect(answer('not-pregnant', null, { sex: 'male' })).toMatchObject({ pregnancy: 'not-pregnant' })
    for (const sex of ['other', 'unknown'] as const) expect(answer('pregnant', null, { sex })).toMatchObject({ pregnancy: 'pregnant' })
  })
})
