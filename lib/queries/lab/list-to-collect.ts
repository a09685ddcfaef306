import type { LabOrder, Specimen } from '@/lib/domain/lab/order.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { patientsById } from '../patients/patients-by-id'
import type { QueryContext } from '../query'

const orderFields = ['id', 'patientId', 'accession', 'urgency', 'panelCodes', 'testKeys', 'signedAt', 'createdAt'] as const
const specimenFields = ['id', 'orderId', 'accession', 'status', 'testKeys', 'tube'] as const

export type CollectLine = { specimen: Pick<Specimen, (typeof specimenFields)[number]>; order: Pick<LabOrder, (typeof orderFields)[number]>; results: []; patient: Patient | null }

const rank = { stat: 0, urgent: 1, routine: 2 } as const

const waiting = ['registered', 'label_printed'] as const

/** Specimens that nobody has taken yet: all that is stat or urgent, then those registered first, with the person they are taken from. `isCut`: more follow when these are taken. */
export async function listToCollect({ actor, data }: QueryContext): Promise<{ lines: CollectLine[]; isCut: boolean }> {
  const own = { organisationId: actor.organisationId }
  const [pressing, first] = await Promise.all([
    data.labOrders.list({ where: { ...own, status: 'active', urgency: ['stat', 'urgent'] }, orderBy: ['signedAt', 'asc'], limit: 100, only: orderFields }),
    data.specimens.list({ where: { ...own, status: waiting }, limit: 100, only: specimenFields }),
  ])
  const known = new Set(pressing.items.map((order) => order.id))
  const [urgent, routine] = await Promise.all([
    data.specimens.list({ where: { orderId: [...known], status: waiting }, limit: 1_000, only: specimenFields }),
    data.labOrders.list({ where: { id: [...new Set(first.items.map(({ orderId }) => orderId))].filter((id) => !known.has(id)), status: 'active' }, limit: 100, only: orderFields }),
  ])
  const orders = new Map([...pressing.items, ...routine.items].map((order) => [order.id, order]))
  const specimens = [...new Map([...urgent.items, ...first.items].map((specimen) => [specimen.id, specimen])).values()].filter(({ orderId }) => orders.has(orderId))
  const patients = await patientsById(data, specimens.map(({ orderId }) => orders.get(orderId)!.patientId))
  const lines = specimens.map((specimen): CollectLine => {
    const order = orders.get(specimen.orderId)!
    return { specimen, order, results: [], patient: patients.get(order.patientId) ?? null }
  })
  return { lines: lines.toSorted(byUrgency), isCut: first.next !== null }
}

const byUrgency = (a: CollectLine, b: CollectLine) => rank[a.order.urgency] - rank[b.order.urgency] || (a.order.signedAt ?? '').localeCompare(b.order.signedAt ?? '')
