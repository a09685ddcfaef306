import { openDispenseStatuses } from '@/lib/domain/pharmacy/dispense-lines'
import { unclaimedFrom } from '@/lib/domain/pharmacy/hand-over'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { QueryContext } from '../query'

/** One supply in the queue. No patient's name: it is shown on the page of that one supply only. */
export type QueueLine = Pick<Dispense, 'id' | 'prescriptionNumber' | 'status' | 'priority' | 'queuedAt'> & { items: number; worstOverride: 'C' | 'H' | 'M' | null; isHeld: boolean; isUnclaimed: boolean }

const rank = { stat: 0, urgent: 1, routine: 2 }
const severities = ['C', 'H', 'M'] as const
const shown = 100

/** What waits in the pharmacy: the most urgent first, then the oldest. */
export async function listQueue({ actor, data, now }: Pick<QueryContext, 'actor' | 'data' | 'now'>): Promise<{ lines: QueueLine[]; isCut: boolean }> {
  const { items, next } = await data.dispenses.list({ where: { organisationId: actor.organisationId, status: [...openDispenseStatuses] }, orderBy: ['queuedAt', 'asc'], limit: shown })
  if (items.length === 0) return { lines: [], isCut: false }
  const { items: prescriptions } = await data.prescriptions.list({ where: { organisationId: actor.organisationId, number: [...new Set(items.map((dispense) => dispense.prescriptionNumber))] }, limit: shown })
  const lines = items.map((dispense) => {
    const prescription = prescriptions.find((each) => each.id === dispense.prescriptionId)
    const kept = new Set(prescription?.overrides.map((override) => override.severity))
    return {
      id: dispense.id, prescriptionNumber: dispense.prescriptionNumber, status: dispense.status, priority: dispense.priority, queuedAt: dispense.queuedAt,
      items: dispense.lines.length > 0 ? dispense.lines.length : (prescription?.itemCount ?? 0), worstOverride: severities.find((severity) => kept.has(severity)) ?? null, isHeld: prescription?.status === 'on-hold',
      isUnclaimed: dispense.status === 'ready' && dispense.finalCheckedAt !== null && now().toISOString() >= unclaimedFrom(dispense.finalCheckedAt),
    }
  })
  return { lines: lines.toSorted((a, b) => rank[a.priority] - rank[b.priority]), isCut: next !== null }
}
