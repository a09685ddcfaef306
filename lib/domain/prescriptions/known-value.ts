import { ageInDays, ageInYears, daysBetween } from '@/lib/domain/patients/age'
import type { Measured, PatientFacts } from './patient-facts'

/** The value when it is known and not older than `days`; null otherwise. A value from the future is not known. */
export function freshValue(measured: Measured | null, days: number, today: string): number | null {
  if (!measured || !Number.isFinite(measured.value)) return null
  const age = daysBetween(measured.on, today)
  return age === null || age < 0 || age > days ? null : measured.value
}

/** Completed years on `facts.today`; null when the date of birth is not known. */
export function patientYears(facts: PatientFacts): number | null {
  return facts.bornOn ? ageInYears(facts.bornOn, facts.today) : null
}

/** Days since birth on `facts.today`, for rules about newborns; null when the date of birth is not known. */
export function patientDays(facts: PatientFacts): number | null {
  return facts.bornOn ? ageInDays(facts.bornOn, facts.today) : null
}
