import { openDispenseStatuses } from '@/lib/domain/pharmacy/dispense-lines'
import { unclaimedFrom } from '@/lib/domain/pharmacy/hand-over'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { QueryContext } from '../query'

/** One supply in the queue. No patient's name: it is shown on the page of that one supply only. */
export type QueueLine = Pick<Dispense, 'id' | 'prescriptionNumber' | 'status' | 'priority' | 'queuedAt'> & { items: number; worstOverride: 'C' | 'H' | 'M' | null; isHeld: boolean; isUnclaimed: boolean }

const rank = { stat: 0, urgent: 1, routine: 2 }
const severities = ['C', 'H', 'M'] as const
const shown = 100

/** What waits in the pharmacy: all that is stat or urgent, then a page of the rest, the oldest first. `next` is the cursor of the page after, or null. */
export async function listQueue(context: Pick<QueryContext, 'actor' | 'data' | 'now'>, after: string | null): Promise<{ lines: QueueLine[]; next: string | null }> {
  const { actor, data } = context
  const waiting = { organisationId: actor.organisationId, status: [...openDispenseStatuses] }
  const [pressing, routine] = await Promise.all([
    after ? { items: [] } : data.dispenses.list({ where: { ...waiting, priority: ['stat', 'urgent'] }, orderBy: ['queuedAt', 'asc'], limit: shown }),
    data.dispenses.list({ where: { ...waiting, priority: 'routine' }, orderBy: ['queuedAt', 'asc'], limit: shown, after }),
  ])
  const parts = await Promise.all([linesOf(context, pressing.items), linesOf(context, routine.items)])
  return { lines: parts.flat().toSorted((a, b) => rank[a.priority] - rank[b.priority]), next: routine.next }
}

async function linesOf({ actor, data, now }: Pick<QueryContext, 'actor' | 'data' | 'now'>, dispenses: readonly Dispense[]): Promise<QueueLine[]> {
  const { items: prescriptions } = await data.prescriptions.list({ where: { organisationId: actor.organisationId, number: [...new Set(dispenses.map((dispense) => dispense.prescriptionNumber))] }, limit: shown, only: ['id', 'overrides', 'itemCount', 'status'] })
  return dispenses.map((dispense) => {
    const prescription = prescriptions.find((each) => each.id === dispense.prescriptionId)
    const kept = new Set(prescription?.overrides.map((override) => override.severity))
    return {
      id: dispense.id, prescriptionNumber: dispense.prescriptionNumber, status: dispense.status, priority: dispense.priority, queuedAt: dispense.queuedAt,
      items: dispense.lines.length > 0 ? dispense.lines.length : (prescription?.itemCount ?? 0), worstOverride: severities.find((severity) => kept.has(severity)) ?? null, isHeld: prescription?.status === 'on-hold',
      isUnclaimed: dispense.status === 'ready' && dispense.finalCheckedAt !== null && now().toISOString() >= unclaimedFrom(dispense.finalCheckedAt),
    }
  })
}
