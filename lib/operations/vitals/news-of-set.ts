import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { ageInYears } from '@/lib/domain/patients/age'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { isPregnantOn } from '@/lib/domain/patients/pregnancy.rules'
import { type NewsScore, scoreNews2 } from '@/lib/domain/vitals/news2'
import type { NewsSummary, VitalSet } from '@/lib/domain/vitals/vitals.schema'

type Measured = Pick<VitalSet, 'readings' | 'consciousness' | 'onOxygen' | 'spo2Scale' | 'takenAt'>

/** NEWS2 of a set for this person, whose age is counted in the clinic's own days. */
export function newsOfSet(patient: Pick<Patient, 'bornOn' | 'pregnancy' | 'pregnancyAsOf' | 'pregnancyDueOn'>, set: Measured, timeZone: string): NewsScore {
  const value = (key: string) => set.readings.find((reading) => reading.key === key)?.value ?? null
  const on = wallTimeAt(set.takenAt, timeZone).day
  return scoreNews2({
    ageYears: ageInYears(patient.bornOn, on), isPregnant: isPregnantOn(patient, on), respiratoryRate: value('RR'), oxygenSaturationPercent: value('SPO2'),
    spo2Scale: set.spo2Scale, onOxygen: set.onOxygen, systolicMmHg: value('SBP'), pulsePerMin: value('HR'), consciousness: set.consciousness, temperatureCel: value('TEMP'),
  })
}

/** What is kept of a score beside the set. */
export const summaryOf = ({ state, total, band, redParameters, missing, scores, tableVersion }: NewsScore): NewsSummary => ({ state, total, band, redParameters, missing, scores, tableVersion })
