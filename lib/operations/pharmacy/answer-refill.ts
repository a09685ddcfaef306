import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { rulesOf } from '@/lib/domain/pharmacy/controlled.rules'
import { isOpenDispense, stateOfItem } from '@/lib/domain/pharmacy/dispense-lines'
import { findMedicine } from '@/lib/domain/pharmacy/medicine'
import type { AnswerRefillInput } from '@/lib/domain/pharmacy/refill.input'
import { acceptRefill, receiveRefill, rejectRefill, type RefillSituation, sendRefillToPrescriber } from '@/lib/domain/pharmacy/refill.rules'
import { prescribingPolicy } from '@/lib/domain/prescriptions/prescribing-policy.table'
import type { Prescription, PrescriptionItem, RefillRequest } from '@/lib/domain/prescriptions/prescription.schema'
import { isDispensable } from '@/lib/domain/prescriptions/prescription.states'
import { daysOfSupply } from '@/lib/domain/prescriptions/quantity'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { aboutOf } from '../patients/patient-in-care'
import { pharmacyPeople } from './pharmacy-people'
import { stageQueued } from './stage-queued'

export type AnsweredRefill = { id: string; status: RefillRequest['status']; dispenseId: string | null }

/**
 * The pharmacy answers: supply from the repeats (a new supply joins the queue), ask the prescriber for a renewal, or
 * decline with words the patient reads.
 * @throws Refusal refill.*, record.changed-meanwhile, record.not-found
 */
export async function answerRefill(context: OperationContext, input: AnswerRefillInput): Promise<AnsweredRefill> {
  const { actor, data, clinic, now, newId, organisation } = context
  const request = await data.refillRequests.get(input.requestId)
  if (request.organisationId !== actor.organisationId) refuse('record.not-found')
  if (request.version !== input.version) refuse('record.changed-meanwhile')
  const [item, prescription, patient, supplies] = await Promise.all([
    clinic.prescriptionItems.get(request.itemId), clinic.prescriptions.get(request.prescriptionId), clinic.patients.get(request.patientId),
    clinic.dispenses.list({ where: { prescriptionId: request.prescriptionId }, limit: 100 }),
  ])
  const at = now().toISOString()
  const zone = organisation.timeZone
  const handed = supplies.items.filter((each) => each.handedOverAt !== null && each.status !== 'reversed' && each.lines.some((line) => line.itemId === item.id && line.quantity > 0))
  const lastFilledAt = handed.map((each) => each.handedOverAt ?? '').toSorted().at(-1)
  const isQueued = supplies.items.some((each) => isOpenDispense(each.status) && (each.lines.length === 0 || each.lines.some((line) => line.itemId === item.id)))
  const situation = situationOf({ item, prescription, at, lastFilledOn: lastFilledAt ? wallTimeAt(lastFilledAt, zone).day : null })
  const answered = decide({ request, input, situation, step: { by: actor.id, at }, today: wallTimeAt(at, zone).day, item, isQueued })
  const about = aboutOf(patient)
  const people = await pharmacyPeople(context, about)
  const readership = { about, people: [...people, prescription.prescriberId] }
  const dispenseId = answered.status === 'accepted' ? newId() : null
  return clinic.transaction((tx) => {
    const saved = tx.refillRequests.save(answered, { ...readership, verb: `refill.${answered.status}` })
    if (dispenseId) stageQueued(tx, { id: dispenseId, prescription, due: [{ item, owing: stateOfItem(item).owing }], priority: 'routine', at, readership })
    const told = { kind: `refill.${answered.status}`, patientId: request.patientId, subjectId: request.id }
    if (patient.userId) tx.inbox.tell({ ...told, userId: patient.userId, level: 'information', words: patientWords[answered.status] ?? 'The pharmacy answered your request.', link: '/portal/medicines' })
    if (answered.status === 'in-progress') tx.inbox.tell({ ...told, userId: prescription.prescriberId, level: 'to-do', words: `A patient asks to renew ${prescription.number}.`, link: `/doctor/patients/${request.patientId}/prescriptions/${prescription.id}` })
    tx.auditTrail.append({ what: `refill.${answered.status}`, patientId: request.patientId, subjectTable: 'refill_requests', subjectId: request.id, facts: { kind: answered.kind, ...(input.early ? { early: input.early } : {}) } })
    tx.doorbell.ring('refill.changed', request.id, about, readership.people)
    if (dispenseId) tx.doorbell.ring('dispense.changed', dispenseId, { ...about, userId: null }, people)
    return { id: saved.id, status: saved.status, dispenseId }
  })
}

const patientWords: Partial<Record<RefillRequest['status'], string>> = {
  accepted: 'The pharmacy is preparing your medicine.', 'in-progress': 'The pharmacy asked your doctor to renew your prescription.', rejected: 'The pharmacy could not supply your medicine again. Open it to read why.',
}

function situationOf({ item, prescription, at, lastFilledOn }: { item: PrescriptionItem; prescription: Prescription; at: string; lastFilledOn: string | null }): RefillSituation {
  const state = stateOfItem(item)
  const isBetweenFills = !state.isFinished && state.owing === item.quantity
  return {
    // The fill that is open now is the next repeat once the one before it was supplied in full.
    repeatsLeft: isBetweenFills && item.quantityDispensed > 0 ? state.repeatsLeft + 1 : state.isFinished ? 0 : state.repeatsLeft,
    isLive: isDispensable(prescription, at) && item.status === 'active', lastFilledOn, daysOfSupply: daysOfSupply(item.quantity, item.dose, item.form),
    owing: isBetweenFills || item.quantityDispensed === 0 ? 0 : state.owing,
  }
}

type Deciding = { request: RefillRequest; input: AnswerRefillInput; situation: RefillSituation; step: { by: string; at: string }; today: string; item: PrescriptionItem; isQueued: boolean }

function decide({ request, input, situation, step, today, item, isQueued }: Deciding): RefillRequest {
  const received = request.status === 'requested' ? receiveRefill(request, step) : request
  if (input.answer === 'decline') return rejectRefill(received, { ...step, reason: input.words })
  if (input.answer === 'send-to-prescriber') return sendRefillToPrescriber(received, { ...step, situation })
  if (isQueued) refuse('refill.open-already')
  const controlledClass = findMedicine(item.medicineCode)?.controlledClass ?? null
  const early = input.early ? { reason: input.early, words: input.words, approvedBy: null, askedBy: step.by } : null
  return acceptRefill(received, { ...step, situation, today, controlled: controlledClass ? rulesOf(prescribingPolicy.controlledProfile, controlledClass) : null, early })
}
