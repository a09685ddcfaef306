import { stateOfItem } from '@/lib/domain/pharmacy/dispense-lines'
import { rulesOf } from '@/lib/domain/pharmacy/controlled.rules'
import type { HandOutInput } from '@/lib/domain/pharmacy/dispense.input'
import { handOverDispense } from '@/lib/domain/pharmacy/hand-over'
import { findMedicine } from '@/lib/domain/pharmacy/medicine'
import { finishRefill } from '@/lib/domain/pharmacy/refill.rules'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import { prescribingPolicy } from '@/lib/domain/prescriptions/prescribing-policy.table'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { completePrescription, isDispensable } from '@/lib/domain/prescriptions/prescription.states'
import { lookAgain } from '../look-again'
import type { OperationContext } from '../operation'
import { fetchBaggedLots, stageHandedOut } from './bagged-stock'
import { statusWords } from './check-dispense'
import { dispenseInHand } from './dispense-in-hand'
import { stageQueued } from './stage-queued'

export type HandedOut = { id: string; version: number; restId: string | null; isPrescriptionCompleted: boolean }

/**
 * The bag leaves with a person identified by two details, and its stock leaves the books with it. What is owing becomes a supply of its own; a prescription
 * with nothing left to supply is completed.
 * @throws Refusal dispense.identity-missing, .counselling-missing, .collector-document, .prescription-not-active, .wrong-state, stock.*, record.*
 */
export const handOut = (context: OperationContext, input: HandOutInput): Promise<HandedOut> => lookAgain(() => handOutOnce(context, input))

async function handOutOnce(context: OperationContext, input: HandOutInput): Promise<HandedOut> {
  const { actor, clinic, now, newId } = context
  const { dispense, prescription, items, about, readership } = await dispenseInHand(context, input)
  const at = now().toISOString()
  const step = { by: actor.id, byName: actor.name, at }
  const collector = input.collectorName && input.collectorDocument && input.collectorRelation ? { name: input.collectorName, document: input.collectorDocument, relation: input.collectorRelation } : null
  const handed = handOverDispense(dispense, {
    ...step, identityChecks: input.identityChecks, counselled: input.counselled, controlled: needsCollector(dispense, items) ? { collector } : null,
    prescriptionIsDispensable: isDispensable(prescription, at), prescriptionStatus: statusWords(prescription, at),
  })
  const finished = items.filter((item) => item.status === 'active' && stateOfItem(item).isFinished)
  const everythingDispensed = items.every((item) => item.status !== 'active' || finished.includes(item))
  const rest = handed.lines.filter((line) => line.owing > 0)
  const restId = rest.length > 0 ? newId() : null
  const [refills, bagged] = await Promise.all([clinic.refillRequests.list({ where: { itemId: handed.lines.map((line) => line.itemId), status: 'accepted' }, limit: 20 }), fetchBaggedLots(context, [dispense])])
  return clinic.transaction((tx) => {
    const saved = tx.dispenses.save(handed, { ...readership, verb: 'dispense.handed-over' })
    stageHandedOut(tx, { context, dispense, bagged, at })
    for (const item of finished) tx.prescriptionItems.save({ ...item, status: 'completed' }, { ...readership, verb: 'prescription-item.completed' })
    if (everythingDispensed) tx.prescriptions.save(completePrescription(prescription, { ...step, everythingDispensed }), { ...readership, verb: 'prescription.completed' })
    if (restId) stageQueued(tx, { id: restId, prescription, due: rest.flatMap((line) => items.filter((item) => item.id === line.itemId).map((item) => ({ item, owing: line.owing }))), priority: dispense.priority, at, readership })
    if (rest.length === 0) for (const request of refills.items) tx.refillRequests.save(finishRefill(request, step), { about, people: readership.people, verb: 'refill.completed' })
    tx.auditTrail.append({ what: 'dispense.handed-over', patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispense.id, facts: { identityChecks: input.identityChecks.join(', '), counselled: input.counselled, owing: rest.reduce((sum, line) => sum + line.owing, 0), ...(collector ? { collector: collector.relation } : {}) } })
    tx.doorbell.ring('dispense.changed', dispense.id, about, readership.people)
    tx.doorbell.ring('prescription.changed', prescription.id, about, readership.people)
    return { id: saved.id, version: saved.version, restId, isPrescriptionCompleted: everythingDispensed }
  })
}

/** A controlled medicine in the bag whose class asks who fetches it. */
export function needsCollector(dispense: Pick<Dispense, 'lines'>, items: readonly PrescriptionItem[]): boolean {
  return items.some((item) => {
    const controlledClass = findMedicine(item.medicineCode)?.controlledClass ?? null
    return controlledClass !== null && rulesOf(prescribingPolicy.controlledProfile, controlledClass).collectorIdentity && dispense.lines.some((line) => line.itemId === item.id && line.quantity > 0)
  })
}
