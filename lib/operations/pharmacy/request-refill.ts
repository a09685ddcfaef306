import { stateOfItem } from '@/lib/domain/pharmacy/dispense-lines'
import type { CancelRefillInput, RequestRefillInput } from '@/lib/domain/pharmacy/refill.input'
import { cancelRefill as cancel, kindOfRequest } from '@/lib/domain/pharmacy/refill.rules'
import type { RefillRequest } from '@/lib/domain/prescriptions/prescription.schema'
import { isDispensable } from '@/lib/domain/prescriptions/prescription.states'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '../create-once'
import type { OperationContext } from '../operation'
import { aboutOf } from '../patients/patient-in-care'
import { pharmacyPeople } from './pharmacy-people'

export const openRefillStatuses = ['requested', 'received', 'accepted', 'in-progress'] as const

/**
 * The patient asks for more of one medicine. Repeats that are left make it a refill for the pharmacy; without them it
 * becomes a renewal for the prescriber. One open request for each medicine.
 * @throws Refusal refill.open-already, record.not-found for what is not theirs
 */
export async function requestRefill(context: OperationContext, input: RequestRefillInput): Promise<{ id: string; kind: RefillRequest['kind']; status: RefillRequest['status'] }> {
  const { actor, data, clinic, now } = context
  const patientId = actor.patientId ?? refuse('record.not-found')
  const item = await data.prescriptionItems.get(input.itemId)
  if (item.patientId !== patientId || item.status === 'draft') refuse('record.not-found')
  const [prescription, patient, open] = await Promise.all([
    data.prescriptions.get(item.prescriptionId), clinic.patients.get(patientId),
    clinic.refillRequests.list({ where: { itemId: item.id, status: [...openRefillStatuses] }, limit: 5 }),
  ])
  const mine = open.items.find((request) => request.id === input.id)
  if (mine) return answerOf(mine)
  if (open.items.length > 0) refuse('refill.open-already')
  const at = now().toISOString()
  const state = stateOfItem(item)
  const kind = kindOfRequest({ repeatsLeft: state.isFinished ? 0 : state.repeatsLeft, isLive: isDispensable(prescription, at), owing: item.status === 'active' && item.quantityDispensed > 0 && !state.isFinished ? state.owing : 0 })
  const about = aboutOf(patient)
  const people = await pharmacyPeople(context, about)
  const findMine = async () => {
    const stored = await clinic.refillRequests.find(input.id)
    return stored && stored.itemId === item.id ? answerOf(stored) : null
  }
  return createOnce(findMine, () => clinic.transaction((tx) => {
    const made = tx.refillRequests.create({ id: input.id, organisationId: item.organisationId, patientId, prescriptionId: prescription.id, itemId: item.id, kind, status: 'requested', reason: null, requestedAt: at, answeredBy: null, answeredAt: null }, { about, people: [...people, prescription.prescriberId], verb: 'refill.requested' })
    tx.auditTrail.append({ what: 'refill.requested', patientId, subjectTable: 'refill_requests', subjectId: made.id, facts: { kind } })
    tx.doorbell.ring('refill.changed', made.id, about, people)
    return answerOf(made)
  }))
}

/** The patient takes a request back. @throws Refusal refill.wrong-state, record.not-found */
export async function cancelRefill(context: OperationContext, input: CancelRefillInput): Promise<{ id: string; status: RefillRequest['status'] }> {
  const { actor, data, clinic, now } = context
  const request = await data.refillRequests.get(input.requestId)
  if (request.patientId !== actor.patientId) refuse('record.not-found')
  const patient = await clinic.patients.get(request.patientId)
  const about = aboutOf(patient)
  const people = await pharmacyPeople(context, about)
  const cancelled = cancel(request, { by: actor.id, at: now().toISOString(), isPatient: true })
  return clinic.transaction((tx) => {
    const saved = tx.refillRequests.save(cancelled, { about, people, verb: 'refill.cancelled' })
    tx.auditTrail.append({ what: 'refill.cancelled', patientId: request.patientId, subjectTable: 'refill_requests', subjectId: request.id })
    tx.doorbell.ring('refill.changed', request.id, about, people)
    return { id: saved.id, status: saved.status }
  })
}

const answerOf = ({ id, kind, status }: RefillRequest) => ({ id, kind, status })
