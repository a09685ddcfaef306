import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import type { PersonAtCollection } from '@/lib/domain/lab/range.selection'
import { ageInDays } from '@/lib/domain/patients/age'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { pregnancyOn, trimesterOf } from '@/lib/domain/patients/pregnancy.rules'

type KnownPerson = Pick<Patient, 'bornOn' | 'sex' | 'pregnancy' | 'pregnancyAsOf' | 'pregnancyDueOn'>

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

function pregnancyAt(patient: KnownPerson, collectedOn: string): PersonAtCollection['pregnancy'] {
  const { state, weeks } = pregnancyOn(patient, collectedOn)
  if (state !== 'pregnant') return state === 'not-pregnant' ? 'none' : null
  return weeks === null ? 'any' : trimesterOf(weeks)
}
