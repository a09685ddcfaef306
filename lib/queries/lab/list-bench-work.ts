import type { LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import type { QueryContext } from '../query'

const rank = { stat: 0, urgent: 1, routine: 2 } as const

/** What stands at the bench, by urgency and then by age: one line per specimen that is not finished. */
export async function listBenchWork({ actor, data }: QueryContext) {
  const organisationId = actor.organisationId
  const [orders, specimens, open] = await Promise.all([
    data.labOrders.list({ where: { organisationId, status: 'active' }, orderBy: ['signedAt', 'desc'], limit: 200 }),
    data.specimens.list({ where: { organisationId, status: ['registered', 'label_printed', 'collected', 'in_transit', 'received', 'accepted', 'stored'] }, limit: 400 }),
    data.labResults.list({ where: { organisationId, status: ['ordered', 'in_process', 'awaiting_recollect', 'entered', 'tech_verified'] }, limit: 1000 }),
  ])
  const orderById = new Map(orders.items.map((order) => [order.id, order]))
  const resultsOf = groupBy(open.items, (result) => result.specimenId ?? '')
  const lines = specimens.items.flatMap((specimen) => {
    const order = orderById.get(specimen.orderId)
    return order ? [{ specimen, order, results: resultsOf.get(specimen.id) ?? [] }] : []
  })
  return { lines: lines.toSorted(byUrgency), isCut: orders.next !== null || specimens.next !== null }
}

export type BenchLine = { specimen: Specimen; order: LabOrder; results: LabResult[] }

const byUrgency = (a: BenchLine, b: BenchLine) => rank[a.order.urgency] - rank[b.order.urgency] || (a.order.signedAt ?? '').localeCompare(b.order.signedAt ?? '')

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
