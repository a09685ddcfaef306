import type { PersonAtCollection } from '@/lib/domain/lab/range.selection'
import { ageInDays, daysBetween } from '@/lib/domain/patients/age'
import type { Patient } from '@/lib/domain/patients/patient.schema'

type KnownPerson = Pick<Patient, 'bornOn' | 'sex' | 'pregnancy' | 'pregnancyAsOf'>

/** A recorded pregnancy says nothing once it must be over. */
const longestPregnancyDays = 300

/**
 * What reference limits need to know about a patient on the day of collection. Sex other than female or male, and a
 * pregnancy recorded too long ago, count as not known: the limits then say `unknown` where they differ.
 */
export function personAtCollection(patient: KnownPerson, collectedAt: string): PersonAtCollection {
  return {
    sex: patient.sex === 'female' ? 'F' : patient.sex === 'male' ? 'M' : null,
    ageDays: ageInDays(patient.bornOn, collectedAt),
    pregnancy: pregnancyAt(patient, collectedAt),
  }
}

function pregnancyAt({ pregnancy, pregnancyAsOf }: KnownPerson, collectedAt: string): PersonAtCollection['pregnancy'] {
  if (pregnancy === 'not-pregnant') return 'none'
  if (pregnancy !== 'pregnant') return null
  const days = pregnancyAsOf === null ? null : daysBetween(pregnancyAsOf, collectedAt)
  return days !== null && days > longestPregnancyDays ? null : 'any'
}
