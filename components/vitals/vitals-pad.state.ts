import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { ageInDays, ageInYears } from '@/lib/domain/patients/age'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { isPregnantOn } from '@/lib/domain/patients/pregnancy.rules'
import { type NewsScore, scoreNews2 } from '@/lib/domain/vitals/news2'
import type { recordVitalsInput } from '@/lib/domain/vitals/record-vitals.input'
import type { NotDoneReason } from '@/lib/domain/vitals/not-done.table'
import { flagVital, pressureDoubt, type VitalAssessment } from '@/lib/domain/vitals/vital.flags'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import type { z } from 'zod'
import { vitalName } from './vital-names'

export type PadField = { text: string; isConfirmed: boolean; notDone: NotDoneReason | null }
export type PadState = { fields: Record<string, PadField>; consciousness: VitalSet['consciousness']; onOxygen: boolean | null; note: string; minutesAgo: number }
export type PadPatient = Pick<Patient, 'id' | 'bornOn' | 'pregnancy' | 'pregnancyAsOf' | 'pregnancyDueOn' | 'spo2Scale'>
export type Previous = Record<string, { value: number; takenAt: string }>
/** Everything a value is judged against. `at` is the moment the page was made; the age is counted in days of the clinic's `zone`. */
export type PadScene = { patient: PadPatient; previous: Previous; at: string; zone: string }

type Doubt<Kind> = { kind: Kind; says: string; assessment: VitalAssessment | null }
export type FieldVerdict = { kind: 'empty'; assessment: null } | { kind: 'fine'; assessment: VitalAssessment } | Doubt<'unreadable'> | Doubt<'impossible'> | Doubt<'unlikely'>

export const emptyPad: PadState = { fields: {}, consciousness: null, onOxygen: null, note: '', minutesAgo: 0 }
const blank: PadField = { text: '', isConfirmed: false, notDone: null }

/** The box of a sign as it stands; one that nobody touched is empty and unconfirmed. */
export const fieldOf = (state: PadState, key: string): PadField => state.fields[key] ?? blank

/** A changed value has to be confirmed again. */
export const withText = (state: PadState, key: string, text: string): PadState => withField(state, key, { text, isConfirmed: false, notDone: null })
/** Changes part of a box and leaves its confirmation as it is. For a typed value use `withText`. */
export const withField = (state: PadState, key: string, change: Partial<PadField>): PadState => ({ ...state, fields: { ...state.fields, [key]: { ...fieldOf(state, key), ...change } } })

/** A typed number; a comma counts as a point. Null when it is none. */
export function readNumber(text: string): number | null {
  const tidy = text.trim().replace(',', '.')
  return /^\d+(\.\d+)?$/.test(tidy) ? Number(tidy) : null
}

/** What the pad says about one box. */
export function verdictOf(state: PadState, key: string, scene: PadScene): FieldVerdict {
  const { text, isConfirmed } = fieldOf(state, key)
  if (text.trim() === '') return { kind: 'empty', assessment: null }
  const value = readNumber(text)
  if (value === null) return { kind: 'unreadable', says: 'Enter a number', assessment: null }
  const assessment = assess(state, { key, value }, scene)
  if (assessment.decision === 'refuse') return { kind: 'impossible', says: inOurWords(assessment.question ?? 'This value cannot be recorded', key), assessment }
  const doubt = assessment.decision === 'confirm' ? assessment.question : key === 'DBP' ? pressureQuestion(state) : null
  return doubt !== null && !isConfirmed ? { kind: 'unlikely', says: inOurWords(doubt, key), assessment } : { kind: 'fine', assessment }
}

/** The table's full name of a sign, replaced by the one that stands beside its box. */
const inOurWords = (says: string, key: string): string => says.replace(findVital(key)?.name ?? vitalName(key), vitalName(key))

function assess(state: PadState, { key, value }: { key: string; value: number }, { patient, previous, at, zone }: PadScene): VitalAssessment {
  const before = previous[key]
  return flagVital({
    key, value, ageDays: ageInDays(patient.bornOn, wallTimeAt(at, zone).day), isPregnant: isPregnantOn(patient, wallTimeAt(at, zone).day), spo2Scale: patient.spo2Scale, onOxygen: state.onOxygen,
    previous: before ? { value: before.value, daysAgo: Math.floor((Date.parse(at) - Date.parse(before.takenAt)) / 86_400_000) } : null,
  })
}

function pressureQuestion(state: PadState): string | null {
  const systolic = readNumber(fieldOf(state, 'SBP').text)
  const diastolic = readNumber(fieldOf(state, 'DBP').text)
  return systolic === null || diastolic === null ? null : pressureDoubt(systolic, diastolic)
}

/** NEWS2 of what stands on the pad now; a box that cannot be saved counts as missing. */
export function scoreOfPad(state: PadState, scene: PadScene): NewsScore {
  const value = (key: string) => {
    const { kind } = verdictOf(state, key, scene)
    return kind === 'fine' || kind === 'unlikely' ? readNumber(fieldOf(state, key).text) : null
  }
  const { patient, at, zone } = scene
  return scoreNews2({
    ageYears: ageInYears(patient.bornOn, wallTimeAt(at, zone).day), isPregnant: isPregnantOn(patient, wallTimeAt(at, zone).day), respiratoryRate: value('RR'), oxygenSaturationPercent: value('SPO2'), spo2Scale: patient.spo2Scale,
    onOxygen: state.onOxygen, systolicMmHg: value('SBP'), pulsePerMin: value('HR'), consciousness: state.consciousness, temperatureCel: value('TEMP'),
  })
}

type RecordVitalsRequest = z.input<typeof recordVitalsInput>

/** The request the pad makes. @param keys the signs the pad shows, in order */
export function toInput(state: PadState, keys: readonly string[], set: { id: string; patientId: string; encounterId: string | null; now: Date }): RecordVitalsRequest {
  const readings = keys.flatMap((key) => {
    const value = readNumber(fieldOf(state, key).text)
    return value === null ? [] : [{ key, value, confirmedUnlikely: fieldOf(state, key).isConfirmed }]
  })
  const notDone = Object.entries(state.fields).flatMap(([key, field]) => (field.notDone ? [{ key, reason: field.notDone }] : []))
  const takenAt = new Date(set.now.getTime() - state.minutesAgo * 60_000).toISOString()
  return { id: set.id, patientId: set.patientId, encounterId: set.encounterId, takenAt, readings, notDone, consciousness: state.consciousness, onOxygen: state.onOxygen, note: state.note.trim() }
}
