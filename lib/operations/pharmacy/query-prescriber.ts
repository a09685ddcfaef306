import { pauseDispense, resumeDispense } from '@/lib/domain/pharmacy/dispense.states'
import type { QueryPrescriberInput, ReturnUnclaimedInput } from '@/lib/domain/pharmacy/dispense.input'
import type { OperationContext } from '../operation'
import { dispenseInHand } from './dispense-in-hand'

/** Asks the prescriber; the supply waits for the answer. @throws Refusal dispense.wrong-state, record.* */
export async function queryPrescriber(context: OperationContext, input: QueryPrescriberInput): Promise<{ id: string; version: number }> {
  const { actor, clinic, now, newId } = context
  const { dispense, prescription, about, readership } = await dispenseInHand(context, input)
  const at = now().toISOString()
  const paused = pauseDispense(dispense, { by: actor.id, byName: actor.name, at, reason: 'query to the prescriber', query: `Question of ${actor.name}: ${input.question}` })
  return clinic.transaction((tx) => {
    const saved = tx.dispenses.save(paused, { ...readership, verb: 'dispense.queried' })
    tx.inbox.tell({ userId: prescription.prescriberId, level: 'to-do', kind: 'dispense.queried', words: `The pharmacy asks about ${prescription.number}.`, link: `/doctor/patients/${dispense.patientId}/prescriptions/${prescription.id}`, patientId: dispense.patientId, subjectId: dispense.id })
    tx.auditTrail.append({ what: 'dispense.queried', patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispense.id })
    tx.doorbell.ring('dispense.changed', dispense.id, { ...about, userId: null }, readership.people)
    return { id: saved.id, version: saved.version }
  })
}

/** The pharmacist takes the question back, or the answer came by telephone. @throws Refusal dispense.wrong-state, record.* */
export async function resumeSupply(context: OperationContext, input: ReturnUnclaimedInput): Promise<{ id: string; version: number }> {
  const { actor, clinic, now } = context
  const { dispense, about, readership } = await dispenseInHand(context, input)
  const resumed = resumeDispense(dispense, { by: actor.id, byName: actor.name, at: now().toISOString() })
  return clinic.transaction((tx) => {
    const saved = tx.dispenses.save(resumed, { ...readership, verb: 'dispense.resumed' })
    tx.auditTrail.append({ what: 'dispense.resumed', patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispense.id })
    tx.doorbell.ring('dispense.changed', dispense.id, { ...about, userId: null }, readership.people)
    return { id: saved.id, version: saved.version }
  })
}
