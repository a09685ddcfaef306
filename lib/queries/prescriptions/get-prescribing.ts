import { findMedicine } from '@/lib/domain/pharmacy/medicine'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { type MedicineChoice, toMedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'
import type { PrescribedLine } from '@/lib/domain/prescriptions/prescribe.input'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import type { HomeMedication } from '@/lib/domain/patients/patient.schema'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import type { QueryContext } from '../query'

export type KeptDraft = { id: string; version: number; savedAt: string; encounterId: string | null; noteToPharmacist: string | null; lines: PrescribedLine[]; choices: MedicineChoice[] }
export type PrescribingContext = { current: PrescriptionItem[]; home: HomeMedication[]; weight: { value: number; at: string } | null; results: LabResult[]; draft: KeptDraft | null }

/** Results that decide about doses, in the order they are shown. */
const resultKeys = ['EGFR', 'CREA', 'K', 'INR'] as const

/** What somebody who prescribes looks at: the medicines taken now, the values that decide about doses, and their own draft. Five reads. */
export async function getPrescribing({ actor, data }: Pick<QueryContext, 'actor' | 'data'>, patientId: string): Promise<PrescribingContext> {
  const [items, home, vitals, results, drafts] = await Promise.all([
    // Lines of a draft are readable by whoever writes it, so these are the person's own.
    data.prescriptionItems.list({ where: { patientId, status: ['active', 'draft'] }, orderBy: ['createdAt', 'desc'], limit: 140 }),
    data.homeMedications.list({ where: { patientId, status: 'active' }, orderBy: ['createdAt', 'desc'], limit: 100 }),
    data.vitalSets.list({ where: { patientId }, orderBy: ['takenAt', 'desc'], limit: 20, only: ['id', 'status', 'takenAt', 'readings'] }),
    data.labResults.list({ where: { patientId, testKey: [...resultKeys] }, orderBy: ['collectedAt', 'desc'], limit: 40 }),
    data.prescriptions.list({ where: { prescriberId: actor.id, patientId, status: 'draft' }, limit: 50 }),
  ])
  const draft = drafts.items.filter((each) => each.patientId === patientId).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0]
  const lines = items.items.filter((item) => item.status === 'draft' && item.prescriptionId === draft?.id).toSorted((a, b) => a.position - b.position)
  const released = results.items.filter((result) => ['verified', 'corrected', 'amended'].includes(result.status) && result.value !== null)
  return {
    current: items.items.filter((item) => item.status === 'active').toReversed(), home: home.items.toReversed(), weight: latestWeight(vitals.items),
    results: resultKeys.flatMap((key) => released.find((result) => result.testKey === key) ?? []),
    draft: draft ? { id: draft.id, version: draft.version, savedAt: draft.updatedAt, encounterId: draft.encounterId, noteToPharmacist: draft.noteToPharmacist, lines: lines.map(lineOf), choices: lines.flatMap(choiceOf) } : null,
  }
}

const lineOf = (item: PrescriptionItem): PrescribedLine => ({ id: item.id, medicineCode: item.medicineCode, dose: item.dose, quantity: item.quantity, refills: item.refillsAllowed, isSubstitutionAllowed: item.isSubstitutionAllowed, indication: item.indication })

function choiceOf(item: PrescriptionItem): MedicineChoice[] {
  const medicine = findMedicine(item.medicineCode)
  return medicine ? [toMedicineChoice(medicine)] : []
}

function latestWeight(sets: readonly Pick<VitalSet, 'status' | 'takenAt' | 'readings'>[]): PrescribingContext['weight'] {
  for (const set of sets.filter((each) => each.status === 'final')) {
    const reading = set.readings.find((each) => each.key === 'WEIGHT')
    if (reading) return { value: reading.value, at: set.takenAt }
  }
  return null
}
