import type { StopPrescriptionInput } from '@/lib/domain/prescriptions/prescribe.input'
import { followPrescription, stopPrescription as stop } from '@/lib/domain/prescriptions/prescription.states'
import { cancelDispense } from '@/lib/domain/pharmacy/dispense.states'
import { refuse } from '@/lib/errors/refusals'
import { lookAgain } from '../look-again'
import type { OperationContext } from '../operation'
import { openStatuses } from '../pharmacy/dispense-in-hand'
import { fetchBaggedLots, stageReleased } from '../pharmacy/bagged-stock'
import { prescriptionInHand } from './prescription-in-hand'

/**
 * Stops a prescription for a reason. Supplies that have not left the pharmacy are void and what was picked goes back
 * to the shelf in the same step.
 * @throws Refusal prescription.wrong-state, .reason-missing, record.changed-meanwhile, record.not-found
 */
export const stopPrescription = (context: OperationContext, input: StopPrescriptionInput): Promise<{ id: string; version: number }> => lookAgain(() => stopOnce(context, input))

async function stopOnce(context: OperationContext, input: StopPrescriptionInput): Promise<{ id: string; version: number }> {
  const { actor, clinic, now } = context
  const hand = await prescriptionInHand(context, input.prescriptionId)
  const { prescription, items, about, readership } = hand
  if (prescription.version !== input.version) refuse('record.changed-meanwhile')
  const step = { by: actor.id, byName: actor.name, at: now().toISOString() }
  const stopped = stop(prescription, { ...step, reason: input.reason })
  const open = (await clinic.dispenses.list({ where: { prescriptionId: prescription.id }, limit: 60 })).items.filter((each) => openStatuses.includes(each.status))
  const lots = await fetchBaggedLots(context, open)
  return clinic.transaction((tx) => {
    const saved = tx.prescriptions.save(stopped, { ...readership, verb: 'prescription.stopped' })
    const returned = stageReleased(tx, open, lots)
    for (const item of items) tx.prescriptionItems.save({ ...followPrescription(item, 'stopped'), quantityDispensed: item.quantityDispensed - (returned.get(item.id) ?? 0) }, { ...readership, verb: 'prescription-item.stopped' })
    for (const dispense of open) tx.dispenses.save(cancelDispense(dispense, { ...step, reason: 'prescription stopped' }), { ...readership, verb: 'dispense.cancelled' })
    tx.auditTrail.append({ what: 'prescription.stopped', patientId: prescription.patientId, subjectTable: 'prescriptions', subjectId: prescription.id, facts: { openDispenses: open.length } })
    tx.doorbell.ring('prescription.changed', prescription.id, about, readership.people)
    return { id: saved.id, version: saved.version }
  })
}
