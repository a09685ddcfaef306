import { ageInDays, ageInYears } from '@/lib/domain/patients/age'
import { newsSummaryOf, nextSetDueAt, scoreNews2 } from '@/lib/domain/vitals/news2'
import { flagVital } from '@/lib/domain/vitals/vital.flags'
import type { VitalReading } from '@/lib/domain/vitals/vitals.schema'
import { idOf, type Scene } from './seed-scene'

/** Respiration, saturation, systolic, diastolic, pulse, temperature. */
type Signs = readonly [rr: number, spo2: number, sbp: number, dbp: number, hr: number, temp: number]
type DemoSet = { patient: string; daysAgo: number; time: string; signs: Signs; onOxygen?: boolean; weight?: number; height?: number }

const keys = ['RR', 'SPO2', 'SBP', 'DBP', 'HR', 'TEMP'] as const

const riverside: readonly DemoSet[] = [
  { patient: 'okonkwo', daysAgo: 120, time: '09:10', signs: [15, 97, 148, 88, 78, 36.7], weight: 71.2, height: 164 },
  { patient: 'okonkwo', daysAgo: 75, time: '09:25', signs: [16, 97, 142, 84, 74, 36.6], weight: 70.8 },
  { patient: 'okonkwo', daysAgo: 28, time: '10:05', signs: [16, 96, 138, 82, 72, 36.8], weight: 70.5 },
  { patient: 'okonkwo', daysAgo: 7, time: '09:40', signs: [17, 96, 136, 80, 82, 37], weight: 70.1 },
  { patient: 'whitcombe', daysAgo: 60, time: '11:00', signs: [14, 98, 152, 94, 76, 36.5], weight: 96.4, height: 179 },
  { patient: 'whitcombe', daysAgo: 9, time: '11:20', signs: [15, 98, 146, 90, 80, 36.6], weight: 95.1 },
  { patient: 'obrien', daysAgo: 14, time: '14:00', signs: [22, 90, 128, 74, 92, 37.1], onOxygen: false, weight: 63.5, height: 170 },
  { patient: 'obrien', daysAgo: 0, time: '08:50', signs: [24, 89, 118, 70, 104, 37.9], onOxygen: false },
  { patient: 'haddad', daysAgo: 20, time: '15:10', signs: [17, 98, 112, 68, 84, 36.8], weight: 66.3, height: 167 },
  { patient: 'bergstrom-child', daysAgo: 33, time: '10:40', signs: [22, 98, 98, 60, 104, 36.9], weight: 18.4, height: 109 },
  { patient: 'munoz', daysAgo: 12, time: '09:00', signs: [16, 97, 156, 92, 70, 36.4], weight: 84.9, height: 171 },
  { patient: 'petrosyan', daysAgo: 3, time: '16:20', signs: [20, 94, 104, 62, 96, 36.3], weight: 58.7, height: 156 },
  { patient: 'achebe', daysAgo: 45, time: '12:10', signs: [18, 96, 122, 76, 88, 36.6], weight: 78, height: 182 },
]
const harbour: readonly DemoSet[] = [
  { patient: 'fairchild', daysAgo: 15, time: '09:30', signs: [15, 98, 138, 86, 72, 36.6], weight: 82.5, height: 180 },
  { patient: 'ramirez', daysAgo: 4, time: '10:15', signs: [16, 97, 144, 88, 78, 36.7], weight: 74.1, height: 162 },
]

/** Observations of the last months, flagged and scored as the rules would have on the day. */
export function seedVitals(scene: Scene): void {
  const sets = scene.organisationId === 'riverside' ? riverside : harbour
  for (const [place, set] of sets.entries()) seedSet(scene, set, `vit-${scene.organisationId}-${place}`)
}

function seedSet({ rows, organisationId, at, person, patient, about }: Scene, set: DemoSet, id: string): void {
  const takenAt = at(set.daysAgo, set.time)
  const { bornOn, pregnancy, spo2Scale } = patient(set.patient)
  const onOxygen = set.onOxygen ?? false
  const values = [...keys.map((key, place) => [key, set.signs[place]] as const), ['WEIGHT', set.weight] as const, ['HEIGHT', set.height] as const]
  const readings = values.flatMap(([key, value]): VitalReading[] => {
    if (value === undefined) return []
    const { flag, unit } = flagVital({ key, value, ageDays: ageInDays(bornOn, takenAt), isPregnant: pregnancy === 'pregnant', spo2Scale, onOxygen })
    return [{ key, value, unit, flag, confirmedUnlikely: flag === 'unlikely' }]
  })
  const [respiratoryRate, oxygenSaturationPercent, systolicMmHg, , pulsePerMin, temperatureCel] = set.signs
  const score = scoreNews2({ ageYears: ageInYears(bornOn, takenAt), isPregnant: pregnancy === 'pregnant', respiratoryRate, oxygenSaturationPercent, spo2Scale, onOxygen, systolicMmHg, pulsePerMin, consciousness: 'A', temperatureCel })
  const nurse = person('nurse')
  rows.add('vitalSets', {
    id, organisationId, patientId: idOf(set.patient), encounterId: null, takenAt, takenBy: nurse.id, takenByName: nurse.name, readings, notDone: null, consciousness: 'A', onOxygen, spo2Scale,
    news: newsSummaryOf(score), newsTotal: score.total, nextDueAt: nextSetDueAt(score, takenAt), note: null, status: 'final', withdrawal: null,
  }, { by: nurse, at: takenAt, about: about(set.patient), verb: 'vitals.recorded' })
  rows.audit({ what: 'vitals.recorded', patientId: idOf(set.patient), subjectTable: 'vital_sets', subjectId: id, facts: { news: score.total } }, { by: nurse, at: takenAt })
}
