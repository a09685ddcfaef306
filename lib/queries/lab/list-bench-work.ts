import type { LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import type { QueryContext } from '../query'

/** All results of so many orders come in one question; Appwrite gives at most 5,000 rows. */
const ordersOnAPage = 50
const orderFields = ['id', 'accession', 'urgency', 'panelCodes', 'testKeys', 'signedAt', 'createdAt'] as const
const specimenFields = ['id', 'orderId', 'accession', 'status', 'testKeys', 'tube'] as const
const resultFields = ['id', 'specimenId', 'status', 'criticalTier'] as const

export type BenchLine = { specimen: Pick<Specimen, (typeof specimenFields)[number]>; order: Pick<LabOrder, (typeof orderFields)[number]>; results: Pick<LabResult, (typeof resultFields)[number]>[] }

/**
 * What stands at the bench, one line per specimen that is not finished: all that is stat or urgent, then a page of
 * routine orders, the oldest first. `next` is the cursor of the page after, or null. Nothing is ever left out unsaid.
 */
export async function listBenchWork(context: QueryContext, after: string | null): Promise<{ lines: BenchLine[]; next: string | null }> {
  const { actor, data } = context
  const active = { organisationId: actor.organisationId, status: 'active' } as const
  const [pressing, routine] = await Promise.all([
    after ? { items: [] } : data.labOrders.list({ where: { ...active, urgency: ['stat', 'urgent'] }, orderBy: ['signedAt', 'asc'], limit: ordersOnAPage, only: orderFields }),
    data.labOrders.list({ where: { ...active, urgency: 'routine' }, orderBy: ['signedAt', 'asc'], limit: ordersOnAPage, after, only: orderFields }),
  ])
  const parts = await Promise.all([linesOf(context, pressing.items), linesOf(context, routine.items)])
  return { lines: parts.flat().toSorted(byUrgency), next: routine.next }
}

async function linesOf({ data }: QueryContext, orders: readonly BenchLine['order'][]): Promise<BenchLine[]> {
  const orderId = orders.map((order) => order.id)
  const [specimens, results] = await Promise.all([
    data.specimens.list({ where: { orderId, status: ['registered', 'label_printed', 'collected', 'in_transit', 'received', 'accepted', 'stored'] }, limit: 1_000, only: specimenFields }),
    data.labResults.list({ where: { orderId, status: ['ordered', 'in_process', 'awaiting_recollect', 'entered', 'tech_verified'] }, limit: 4_999, only: resultFields }),
  ])
  const orderById = new Map(orders.map((order) => [order.id, order]))
  const resultsOf = new Map<string | null, BenchLine['results']>()
  for (const result of results.items) resultsOf.set(result.specimenId, [...(resultsOf.get(result.specimenId) ?? []), result])
  return specimens.items.map((specimen) => ({ specimen, order: orderById.get(specimen.orderId)!, results: resultsOf.get(specimen.id) ?? [] }))
}

const rank = { stat: 0, urgent: 1, routine: 2 } as const

const byUrgency = (a: BenchLine, b: BenchLine) => rank[a.order.urgency] - rank[b.order.urgency] || (a.order.signedAt ?? '').localeCompare(b.order.signedAt ?? '')
