import { daysBetween } from './age'
import type { Patient } from './patient.schema'
import { pregnancyDating } from './pregnancy-dating.table'
import { refuse } from '../../errors/refusal'

type Recorded = Pick<Patient, 'pregnancy' | 'pregnancyAsOf' | 'pregnancyDueOn'>

/** What a record says about one day. null: nobody has said, or what was said must be over by then. Weeks are completed weeks. */
export type PregnancyOn = { state: 'pregnant' | 'not-pregnant' | null; weeks: number | null }

const notSaid: PregnancyOn = { state: null, weeks: null }

/** Whether somebody is pregnant on a day, and in which week. What was recorded ends by itself: nobody is pregnant for ever. */
export function pregnancyOn({ pregnancy, pregnancyAsOf, pregnancyDueOn }: Recorded, on: string): PregnancyOn {
  if (pregnancy === 'not-pregnant') return { state: 'not-pregnant', weeks: null }
  if (pregnancy !== 'pregnant') return notSaid
  if (pregnancyDueOn !== null) {
    const days = daysOn(pregnancyDueOn, on)
    return days === null || days < 0 || days >= pregnancyDating.longestDays ? notSaid : { state: 'pregnant', weeks: Math.floor(days / 7) }
  }
  const since = pregnancyAsOf === null ? null : daysBetween(pregnancyAsOf, on)
  return since !== null && since > pregnancyDating.longestUndatedDays ? notSaid : { state: 'pregnant', weeks: null }
}

/** Only a recorded pregnancy that still lasts on the day counts. False does not mean not pregnant: nobody may have asked, see `pregnancyOn`. */
export const isPregnantOn = (recorded: Recorded, on: string): boolean => pregnancyOn(recorded, on).state === 'pregnant'

/** How many days of a pregnancy have passed on a day, by its expected day of delivery. */
function daysOn(dueOn: string, on: string): number | null {
  const left = daysBetween(on, dueOn)
  return left === null ? null : pregnancyDating.termDays - left
}

/** The trimester of a completed week: the second begins with week 14, the third with week 28. */
export function trimesterOf(weeks: number): 'T1' | 'T2' | 'T3' {
  if (weeks < pregnancyDating.secondTrimesterWeek) return 'T1'
  return weeks < pregnancyDating.thirdTrimesterWeek ? 'T2' : 'T3'
}

type Answer = { state: Patient['pregnancy']; dueOn: string | null; by: string; byName: string; today: string }

/**
 * The record with what somebody was told today.
 * @throws Refusal pregnancy.sex-recorded-male, pregnancy.due-date-implausible
 */
export function recordPregnancyAnswer(patient: Patient, { state, dueOn, by, byName, today }: Answer): Patient {
  if (state === 'pregnant' && patient.sex === 'male') refuse('pregnancy.sex-recorded-male')
  const days = state === 'pregnant' && dueOn !== null ? daysOn(dueOn, today) : null
  if (days !== null && (days < pregnancyDating.earliestDays || days >= pregnancyDating.longestDays)) refuse('pregnancy.due-date-implausible', { field: 'dueOn' })
  return { ...patient, pregnancy: state, pregnancyAsOf: today, pregnancyDueOn: state === 'pregnant' ? dueOn : null, pregnancyBy: by, pregnancyByName: byName }
}
