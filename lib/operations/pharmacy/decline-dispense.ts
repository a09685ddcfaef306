import { declineDispense as decline } from '@/lib/domain/pharmacy/dispense.states'
import type { DeclineDispenseInput } from '@/lib/domain/pharmacy/dispense.input'
import { lookAgain } from '../look-again'
import type { OperationContext } from '../operation'
import { fetchBaggedLots, stageReleased } from './bagged-stock'
import { dispenseInHand } from './dispense-in-hand'

/**
 * The pharmacist does not supply; the prescriber and the patient are told, and what was picked goes back.
 * @throws Refusal dispense.wrong-state, .reason-missing, record.*
 */
export const declineDispense = (context: OperationContext, input: DeclineDispenseInput): Promise<{ id: string; version: number }> => lookAgain(() => declineOnce(context, input))

async function declineOnce(context: OperationContext, input: DeclineDispenseInput): Promise<{ id: string; version: number }> {
  const { actor, clinic, now, newId } = context
  const { dispense, prescription, items, patient, about, readership } = await dispenseInHand(context, input)
  const at = now().toISOString()
  const declined = decline(dispense, { by: actor.id, byName: actor.name, at, reason: input.reason, words: input.words })
  const lots = await fetchBaggedLots(context, [dispense])
  return clinic.transaction((tx) => {
    const saved = tx.dispenses.save(declined, { ...readership, verb: 'dispense.declined' })
    const returned = stageReleased(tx, [dispense], lots)
    for (const item of items.filter((each) => returned.has(each.id))) tx.prescriptionItems.save({ ...item, quantityDispensed: item.quantityDispensed - (returned.get(item.id) ?? 0) }, { ...readership, verb: 'prescription-item.put-back' })
    const told = { kind: 'dispense.declined', patientId: dispense.patientId, subjectId: dispense.id }
    tx.inbox.tell({ ...told, userId: prescription.prescriberId, level: 'to-do', words: `The pharmacy declined ${prescription.number}.`, link: `/doctor/patients/${dispense.patientId}/prescriptions/${prescription.id}` })
    if (patient.userId) tx.inbox.tell({ ...told, userId: patient.userId, level: 'information', words: 'The pharmacy could not supply your prescription. Your doctor was told.', link: '/portal/medicines' })
    tx.auditTrail.append({ what: 'dispense.declined', patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispense.id, facts: { reason: input.reason } })
    tx.doorbell.ring('dispense.changed', dispense.id, about, readership.people)
    return { id: saved.id, version: saved.version }
  })
}
