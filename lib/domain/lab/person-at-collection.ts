import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import type { PersonAtCollection } from '@/lib/domain/lab/range.selection'
import { ageInDays, daysBetween } from '@/lib/domain/patients/age'
import type { Patient } from '@/lib/domain/patients/patient.schema'

type KnownPerson = Pick<Patient, 'bornOn' | 'sex' | 'pregnancy' | 'pregnancyAsOf'>

/** A recorded pregnancy says nothing once it must be over. */
const longestPregnancyDays = 300

/**
 * What reference limits need to know about a patient on the day of collection. Sex other than female or male, and a
 * pregnancy recorded too long ago, count as not known: the limits then say `unknown` where they differ.
 * @param timeZone of the clinic: a birthday is a plain day there, and a limit changes at its midnight
 */
export function personAtCollection(patient: KnownPerson, collectedAt: string, timeZone: string): PersonAtCollection {
  const collectedOn = wallTimeAt(collectedAt, timeZone).day
  return {
    sex: patient.sex === 'female' ? 'F' : patient.sex === 'male' ? 'M' : null,
    ageDays: ageInDays(patient.bornOn, collectedOn),
    pregnancy: pregnancyAt(patient, collectedOn),
  }
}

function pregnancyAt({ pregnancy, pregnancyAsOf }: KnownPerson, collectedOn: string): PersonAtCollection['pregnancy'] {
  if (pregnancy === 'not-pregnant') return 'none'
  if (pregnancy !== 'pregnant') return null
  const days = pregnancyAsOf === null ? null : daysBetween(pregnancyAsOf, collectedOn)
  return days !== null && days > longestPregnancyDays ? null : 'any'
}
