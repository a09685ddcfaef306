import type { PrescriptionItem, RefillRequest } from '@/lib/domain/prescriptions/prescription.schema'
import { stateOfItem } from '@/lib/domain/pharmacy/dispense-lines'
import type { QueryContext } from '../query'

export type RefillLine = { request: RefillRequest; item: PrescriptionItem | null; repeatsLeft: number }

/** Requests of patients that wait for the pharmacy, the oldest first. */
export async function listRefills({ actor, data }: Pick<QueryContext, 'actor' | 'data'>): Promise<RefillLine[]> {
  const { items } = await data.refillRequests.list({ where: { organisationId: actor.organisationId, status: ['requested', 'received', 'in-progress'] }, orderBy: ['requestedAt', 'asc'], limit: 60 })
  if (items.length === 0) return []
  const lines = await data.prescriptionItems.list({ where: { prescriptionId: [...new Set(items.map((request) => request.prescriptionId))] }, limit: 300 })
  return items.map((request) => {
    const item = lines.items.find((each) => each.id === request.itemId) ?? null
    const state = item ? stateOfItem(item) : null
    // Between two fills the one that is open now is the next repeat.
    const isBetween = state !== null && item !== null && !state.isFinished && state.owing === item.quantity && item.quantityDispensed > 0
    return { request, item, repeatsLeft: state === null || state.isFinished ? 0 : state.repeatsLeft + (isBetween ? 1 : 0) }
  })
}
