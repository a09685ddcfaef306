import { newestIssued } from '@/lib/domain/files/document.states'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

/** The signed-in patient's prescriptions with their medicines, what is left of each, and the signed document. */
export async function listOwnMedicines({ actor, data }: QueryContext, after: string | null) {
  const patientId = actor.patientId ?? refuse('record.not-found')
  const [page, home] = await Promise.all([
    data.prescriptions.list({ where: { patientId }, orderBy: ['signedAt', 'desc'], limit: 20, after }),
    data.homeMedications.list({ where: { patientId, status: 'active' }, limit: 50 }),
  ])
  const ids = page.items.map((prescription) => prescription.id)
  if (ids.length === 0) return { prescriptions: [], home: home.items, next: null }
  const [items, documents, refills] = await Promise.all([
    data.prescriptionItems.list({ where: { prescriptionId: ids }, orderBy: ['position', 'asc'], limit: 200 }),
    data.documents.list({ where: { subjectId: ids }, orderBy: ['number', 'desc'], limit: 60 }),
    data.refillRequests.list({ where: { patientId }, orderBy: ['requestedAt', 'desc'], limit: 60 }),
  ])
  const prescriptions = page.items.map((prescription) => ({
    prescription,
    items: items.items.filter((item) => item.prescriptionId === prescription.id).map((item) => ({ ...item, left: leftOf(item), request: refills.items.find((request) => request.itemId === item.id) ?? null })),
    document: newestIssued(documents.items.filter((document) => document.subjectId === prescription.id)),
  }))
  return { prescriptions, home: home.items, next: page.next }
}

/** What may still be supplied: the first supply and every refill, less what was handed out. */
const leftOf = (item: { quantity: number; refillsAllowed: number; quantityDispensed: number }) => Math.max(0, item.quantity * (1 + item.refillsAllowed) - item.quantityDispensed)

export type OwnMedicines = Awaited<ReturnType<typeof listOwnMedicines>>
