import type { About } from '@/lib/access/row-readers'
import type { LabOrder } from '@/lib/domain/lab/order.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { aboutOf } from '../patients/patient-in-care'
import { benchPeople } from './bench-people'

export type OrderInHand = { order: LabOrder; patient: Patient; about: About; people: string[] }

/**
 * The order somebody at the bench works on, read with their own rights; its patient as the clinic, for age, sex and name.
 * @throws Refusal record.not-found for an order of another organisation or one they may not see
 */
export async function orderInHand(context: OperationContext, orderId: string): Promise<OrderInHand> {
  const order = await context.data.labOrders.get(orderId)
  if (order.organisationId !== context.actor.organisationId) refuse('record.not-found')
  const patient = await context.clinic.patients.get(order.patientId)
  const about = aboutOf(patient)
  return { order, patient, about, people: await benchPeople(context.clinic, { organisationId: order.organisationId, about }) }
}
