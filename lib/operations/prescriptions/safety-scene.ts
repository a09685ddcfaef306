import type { Clinic } from '@/lib/data/clinic'
import type { AllergyList } from '@/lib/domain/allergies/allergy.check'
import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { findLabTest } from '@/lib/domain/lab/catalogue'
import type { HomeMedication, Patient } from '@/lib/domain/patients/patient.schema'
import { pregnancyFact } from '@/lib/domain/prescriptions/pregnancy-fact'
import { type CheckedMedicine } from '@/lib/domain/prescriptions/checked-medicine'
import { checkedLine, checkedReport } from '@/lib/domain/prescriptions/checked-line'
import { historyOf } from '@/lib/domain/prescriptions/history-codes.table'
import type { Measured, PatientFacts } from '@/lib/domain/prescriptions/patient-facts'
import { prescribingPolicy } from '@/lib/domain/prescriptions/prescribing-policy.table'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import type { SafetyInput } from '@/lib/domain/prescriptions/safety-check'
import { listAll } from '../list-all'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'

/** Everything the safety check needs besides the lines themselves. */
export type SafetyScene = Omit<SafetyInput, 'items'>
type Reading = { clinic: Clinic; organisation: { timeZone: string }; now: () => Date }

const labKeys = ['CREA', 'EGFR', 'K', 'MG', 'NEUT'] as const
const shownStatuses = ['verified', 'corrected', 'amended'] as const

/**
 * What is known of the person at this moment, read as the clinic: a check that misses a row because of who looks would
 * be no check. Call it only after the person's own right to the record was proved.
 * @param besides the prescription being written or supplied, which is not one of the "other" medicines
 */
export async function safetyScene({ clinic, organisation, now }: Reading, patient: Patient, besides: string | null): Promise<SafetyScene> {
  const where = { patientId: patient.id }
  const [allergies, items, home, vitals, results, diagnoses] = await Promise.all([
    listAll(clinic.allergies, { ...where, status: 'active' }),
    listAll(clinic.prescriptionItems, { ...where, status: ['active', 'completed', 'stopped'] }),
    listAll(clinic.homeMedications, { ...where, status: ['active', 'stopped'] }),
    clinic.vitalSets.list({ where, orderBy: ['takenAt', 'desc'], limit: 30 }),
    clinic.labResults.list({ where: { ...where, testKey: [...labKeys] }, orderBy: ['collectedAt', 'desc'], limit: 100 }),
    listAll(clinic.diagnoses, where),
  ])
  const today = wallTimeAt(now().toISOString(), organisation.timeZone).day
  const zone = organisation.timeZone
  const others = items.filter((item) => item.prescriptionId !== besides)
  return {
    active: [...others.map((item) => takenMedicine(item, { today, zone })), ...home.map((medicine) => reported(medicine, zone))],
    allergies: allergyListOf(patient, allergies),
    facts: factsOf(patient, { today, zone, vitals: vitals.items, results: results.items, codes: diagnoses.filter((each) => each.status !== 'entered-in-error').map((each) => each.code) }),
    site: { labelRegion: prescribingPolicy.labelRegion, approvedReviewRules: prescribingPolicy.approvedReviewRules },
  }
}

/** The four states as they are; a list that says "known" and holds nothing was never filled in. */
function allergyListOf(patient: Patient, allergies: readonly Allergy[]): AllergyList {
  if (allergies.length > 0) return { state: 'known', allergies }
  return patient.allergyState === 'none-known' ? { state: 'none-known' } : { state: 'not-recorded' }
}

/** A course that was supplied in full is still being taken until its last day. */
function takenMedicine(item: PrescriptionItem, { today, zone }: { today: string; zone: string }): CheckedMedicine {
  const hasEnded = item.status === 'completed' && item.endsOn !== null && item.endsOn < today
  const stoppedOn = item.status === 'stopped' ? wallTimeAt(item.updatedAt, zone).day : hasEnded ? item.endsOn : null
  return checkedLine(item, { prescribedBy: null, stoppedOn })
}

const reported = (medicine: HomeMedication, zone: string): CheckedMedicine =>
  checkedReport({ ...medicine, stoppedOn: medicine.status === 'stopped' ? (medicine.stoppedOn ?? wallTimeAt(medicine.updatedAt, zone).day) : null })

type Known = { today: string; zone: string; vitals: readonly VitalSet[]; results: readonly LabResult[]; codes: readonly string[] }

function factsOf(patient: Patient, { today, zone, vitals, results, codes }: Known): PatientFacts {
  const lab = (key: (typeof labKeys)[number]) => latestResult(results, key, zone)
  return {
    today, bornOn: patient.bornOn, sex: patient.sex === 'unknown' ? null : patient.sex,
    weightKg: latestReading(vitals, 'WEIGHT', zone), heightCm: latestReading(vitals, 'HEIGHT', zone),
    creatinineUmolPerL: lab('CREA'), egfr: lab('EGFR'), potassiumMmolPerL: lab('K'), magnesiumMmolPerL: lab('MG'), neutrophilsPer10e9L: lab('NEUT'), qtcMs: null,
    ...pregnancyFact(patient, today), breastfeeding: null,
    history: historyOf(codes),
  }
}

function latestReading(sets: readonly VitalSet[], key: string, zone: string): Measured | null {
  for (const set of sets.filter((each) => each.status === 'final')) {
    const reading = set.readings.find((each) => each.key === key)
    if (reading) return { value: reading.value, on: wallTimeAt(set.takenAt, zone).day }
  }
  return null
}

/** The newest released value in SI; one in a unit we cannot convert is not known. */
function latestResult(results: readonly LabResult[], key: string, zone: string): Measured | null {
  const test = findLabTest(key)
  const newest = results.find((each) => each.testKey === key && each.value !== null && each.collectedAt !== null && each.comparator === null && (shownStatuses as readonly string[]).includes(each.status))
  if (!test || newest?.value == null || newest.collectedAt === null) return null
  const on = wallTimeAt(newest.collectedAt, zone).day
  if (newest.unit === test.siUcum) return { value: newest.value, on }
  return newest.unit === test.ucum && test.factorToSi !== null ? { value: newest.value * test.factorToSi + (test.offsetToSi ?? 0), on } : null
}
