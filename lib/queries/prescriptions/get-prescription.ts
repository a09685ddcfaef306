import { stateOfItem } from '@/lib/domain/pharmacy/dispense-lines'
import type { QuantityState } from '@/lib/domain/pharmacy/quantity.law'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

export type PrescriptionView = { prescription: Prescription; items: { item: PrescriptionItem; state: QuantityState }[]; dispenses: Dispense[]; document: StoredDocument | null }

/** A prescription with what was supplied of it. @throws Refusal record.not-found, also for another patient's */
export async function getPrescription({ data }: Pick<QueryContext, 'data'>, patientId: string, prescriptionId: string): Promise<PrescriptionView> {
  const [prescription, items, dispenses, document] = await Promise.all([
    data.prescriptions.get(prescriptionId),
    data.prescriptionItems.list({ where: { prescriptionId }, orderBy: ['position', 'asc'], limit: 40 }),
    data.dispenses.list({ where: { prescriptionId }, limit: 60 }),
    data.documents.first({ where: { subjectId: prescriptionId }, orderBy: ['number', 'desc'] }),
  ])
  if (prescription.patientId !== patientId) refuse('record.not-found')
  return { prescription, items: items.items.map((item) => ({ item, state: stateOfItem(item) })), dispenses: dispenses.items.toSorted((a, b) => b.queuedAt.localeCompare(a.queuedAt)), document }
}
