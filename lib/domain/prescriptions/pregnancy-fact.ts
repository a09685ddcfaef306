import { daysBetween } from '@/lib/domain/patients/age'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { pregnancyOn } from '@/lib/domain/patients/pregnancy.rules'
import { freshDays } from './fact-freshness.table'
import type { PatientFacts } from './patient-facts'

type Recorded = Pick<Patient, 'pregnancy' | 'pregnancyAsOf' | 'pregnancyDueOn'>

/**
 * What the check of medicines may take as known. A pregnancy holds until it must be over; that somebody was not pregnant
 * says little after some weeks, so an old answer, or one without its day, opens the question again.
 */
export function pregnancyFact(patient: Recorded, today: string): Pick<PatientFacts, 'pregnancy' | 'pregnancyWeeks'> {
  const { state, weeks } = pregnancyOn(patient, today)
  if (state !== 'not-pregnant') return { pregnancy: state, pregnancyWeeks: weeks }
  const days = patient.pregnancyAsOf === null ? null : daysBetween(patient.pregnancyAsOf, today)
  return { pregnancy: days !== null && days <= freshDays.notPregnant ? 'not-pregnant' : null, pregnancyWeeks: null }
}
