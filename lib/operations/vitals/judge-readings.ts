import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { ageInDays } from '@/lib/domain/patients/age'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { isPregnantOn } from '@/lib/domain/patients/pregnancy.rules'
import { bodyMassIndex } from '@/lib/domain/vitals/body.formulas'
import type { RecordVitalsInput } from '@/lib/domain/vitals/record-vitals.input'
import { vitalChanges } from '@/lib/domain/vitals/vital-changes.table'
import { flagVital, pressureDoubt, type VitalInput } from '@/lib/domain/vitals/vital.flags'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import type { VitalReading, VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { refuse } from '@/lib/errors/refusals'

type Typed = RecordVitalsInput['readings'][number]

/** What is known about the person when a set is judged. */
export type SetScene = { patient: Patient; input: RecordVitalsInput; earlier: readonly VitalSet[]; timeZone: string }

/**
 * Judges every value of a set the way the screen did, so that a request that never saw the screen is judged too.
 * @throws Refusal vitals.impossible, .needs-confirmation, .measured-twice, .calculated, .sign-unknown
 */
export function judgeReadings(scene: SetScene): VitalReading[] {
  const { readings } = scene.input
  if (new Set(readings.map((typed) => typed.key)).size < readings.length) refuse('vitals.measured-twice')
  const judged = readings.map((typed) => judge(typed, scene))
  askAboutPressure(readings)
  const index = bodyMassIndexOf(scene)
  return index === null ? judged : [...judged, index]
}

/** The newest value of a sign before this set, with its age in days. */
export function previousReading(earlier: readonly VitalSet[], key: string, takenAt: string): { value: number; daysAgo: number } | null {
  const set = earlier.find((candidate) => candidate.status === 'final' && Date.parse(candidate.takenAt) < Date.parse(takenAt) && candidate.readings.some((reading) => reading.key === key))
  const reading = set?.readings.find((candidate) => candidate.key === key)
  return set && reading ? { value: reading.value, daysAgo: Math.floor((Date.parse(takenAt) - Date.parse(set.takenAt)) / 86_400_000) } : null
}

function judge(typed: Typed, scene: SetScene): VitalReading {
  const { key, value, confirmedUnlikely } = typed
  if (key === 'BMI') refuse('vitals.calculated', { field: 'readings.BMI' })
  if (findVital(key) === null) refuse('vitals.sign-unknown', { field: `readings.${key}` })
  const answer = flagVital(vitalInput(typed, scene))
  const says = { field: `readings.${key}`, values: { question: answer.question ?? '' } }
  if (answer.decision === 'refuse') refuse('vitals.impossible', says)
  if (answer.decision === 'confirm' && !confirmedUnlikely) refuse('vitals.needs-confirmation', says)
  return { key, value, unit: answer.unit, flag: answer.flag, confirmedUnlikely }
}

function vitalInput({ key, value }: Typed, { patient, input, earlier, timeZone }: SetScene): VitalInput {
  const on = wallTimeAt(input.takenAt, timeZone).day
  return {
    key, value, ageDays: ageInDays(patient.bornOn, on), isPregnant: isPregnantOn(patient, on), spo2Scale: patient.spo2Scale,
    onOxygen: input.onOxygen, previous: previousReading(earlier, key, input.takenAt),
  }
}

function askAboutPressure(readings: readonly Typed[]): void {
  const [systolic, diastolic] = ['SBP', 'DBP'].map((key) => readings.find((typed) => typed.key === key))
  if (!systolic || !diastolic || diastolic.confirmedUnlikely) return
  const question = pressureDoubt(systolic.value, diastolic.value)
  if (question) refuse('vitals.needs-confirmation', { field: 'readings.DBP', values: { question } })
}

/** Calculated when the weight was measured now; a height keeps for a year in an adult. */
function bodyMassIndexOf(scene: SetScene): VitalReading | null {
  const { readings, takenAt } = scene.input
  const weight = readings.find((typed) => typed.key === 'WEIGHT')?.value ?? null
  const before = previousReading(scene.earlier, 'HEIGHT', takenAt)
  const isGrown = (ageInDays(scene.patient.bornOn, wallTimeAt(takenAt, scene.timeZone).day) ?? 0) >= vitalChanges.grownFromDays
  const height = readings.find((typed) => typed.key === 'HEIGHT')?.value ?? (isGrown && before && before.daysAgo <= vitalChanges.heightKeepsDays ? before.value : null)
  const value = bodyMassIndex(weight, height)
  if (value === null) return null
  const { flag, unit, decision } = flagVital({ ...vitalInput({ key: 'BMI', value, confirmedUnlikely: false }, scene) })
  return decision === 'refuse' ? null : { key: 'BMI', value, unit, flag, confirmedUnlikely: false }
}
