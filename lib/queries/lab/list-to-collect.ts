import type { LabOrder, Specimen } from '@/lib/domain/lab/order.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { patientsById } from '../patients/patients-by-id'
import type { QueryContext } from '../query'

const orderFields = ['id', 'patientId', 'accession', 'urgency', 'panelCodes', 'testKeys', 'signedAt', 'createdAt'] as const
const specimenFields = ['id', 'orderId', 'accession', 'status', 'testKeys', 'tube'] as const

export type CollectLine = { specimen: Pick<Specimen, (typeof specimenFields)[number]>; order: Pick<LabOrder, (typeof orderFields)[number]>; results: []; patient: Patient | null }

const rank = { stat: 0, urgent: 1, routine: 2 } as const

/** Specimens that nobody has taken yet, the most urgent first, with the person they are taken from. `isCut`: more follow when these are taken. */
export async function listToCollect({ actor, data }: QueryContext): Promise<{ lines: CollectLine[]; isCut: boolean }> {
  const specimens = await data.specimens.list({ where: { organisationId: actor.organisationId, status: ['registered', 'label_printed'] }, limit: 100, only: specimenFields })
  const orders = await data.labOrders.list({ where: { id: [...new Set(specimens.items.map((specimen) => specimen.orderId))], status: 'active' }, limit: 100, only: orderFields })
  const patients = await patientsById(data, orders.items.map((order) => order.patientId))
  const orderById = new Map(orders.items.map((order) => [order.id, order]))
  const lines = specimens.items.flatMap((specimen): CollectLine[] => {
    const order = orderById.get(specimen.orderId)
    return order ? [{ specimen, order, results: [], patient: patients.get(order.patientId) ?? null }] : []
  })
  return { lines: lines.toSorted(byUrgency), isCut: specimens.next !== null }
}

const byUrgency = (a: CollectLine, b: CollectLine) => rank[a.order.urgency] - rank[b.order.urgency] || (a.order.signedAt ?? '').localeCompare(b.order.signedAt ?? '')
