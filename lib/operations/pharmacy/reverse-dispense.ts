import type { Transaction } from '@/lib/data/transaction'
import type { AuditAct } from '@/lib/domain/audit/acts.table'
import { stateOfItem } from '@/lib/domain/pharmacy/dispense-lines'
import type { ReturnUnclaimedInput, ReverseDispenseInput } from '@/lib/domain/pharmacy/dispense.input'
import { returnUnclaimedDispense, reverseDispense as reverse } from '@/lib/domain/pharmacy/hand-over'
import { reverseSupply } from '@/lib/domain/pharmacy/quantity.law'
import { suppliesOf } from '@/lib/domain/pharmacy/dispense-lines'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import { isDispensable } from '@/lib/domain/prescriptions/prescription.states'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { refuse } from '@/lib/errors/refusals'
import { lookAgain } from '../look-again'
import type { OperationContext } from '../operation'
import { fetchBaggedLots, stageReleased } from './bagged-stock'
import { type DispenseInHand, dispenseInHand } from './dispense-in-hand'
import { fetchPickedLots, stagePutBack } from './put-back-stock'
import { stageQueued } from './stage-queued'

export type Reversed = { id: string; version: number; againId: string | null }

/**
 * An error was found after hand-over. The quantity counts as not supplied; a bag that never left goes back to the shelf
 * by entries that undo the first ones, one that left never does. While the prescription is live the supply is due again.
 * @throws Refusal dispense.wrong-state, .reason-missing, .reverse-too-much, record.*
 */
export async function reverseDispense(context: OperationContext, input: ReverseDispenseInput): Promise<Reversed> {
  const { actor, now } = context
  const hand = await dispenseInHand(context, input)
  const at = now().toISOString()
  const reversed = reverse(hand.dispense, { by: actor.id, byName: actor.name, at, reason: input.reason })
  const lots = input.leftThePharmacy === 'no' ? await fetchPickedLots(context, [hand.dispense]) : null
  const stageStock = (tx: Transaction) => void (lots && stagePutBack(tx, { context, dispenses: [hand.dispense], lots, at }))
  return save(context, { hand, next: reversed, stageStock, at, what: 'dispense.reversed', facts: { leftThePharmacy: input.leftThePharmacy } })
}

/** Nobody came for the bag: the same lots are free again. @throws Refusal dispense.not-yet-unclaimed, .wrong-state, record.* */
export const returnUnclaimed = (context: OperationContext, input: ReturnUnclaimedInput): Promise<Reversed> => lookAgain(() => returnOnce(context, input))

async function returnOnce(context: OperationContext, input: ReturnUnclaimedInput): Promise<Reversed> {
  const { actor, now } = context
  const hand = await dispenseInHand(context, input)
  const at = now().toISOString()
  const returned = returnUnclaimedDispense(hand.dispense, { by: actor.id, byName: actor.name, at, readySince: hand.dispense.finalCheckedAt ?? at })
  const bagged = await fetchBaggedLots(context, [hand.dispense])
  return save(context, { hand, next: returned, stageStock: (tx) => void stageReleased(tx, [hand.dispense], bagged), at, what: 'dispense.returned-unclaimed', facts: {} })
}

type Saving = { hand: DispenseInHand; next: Dispense; stageStock: (tx: Transaction) => void; at: string; what: AuditAct; facts: Record<string, string> }

async function save(context: OperationContext, { hand: { dispense, prescription, items, about, readership }, next, stageStock, at, what, facts }: Saving): Promise<Reversed> {
  const given = items.filter((item) => quantityOf(dispense, item) > 0)
  const isLive = isDispensable(prescription, at)
  const againId = isLive && given.length > 0 ? context.newId() : null
  return context.clinic.transaction((tx) => {
    const saved = tx.dispenses.save(next, { ...readership, verb: what })
    stageStock(tx)
    const back = given.map((item) => tx.prescriptionItems.save(withoutSupply(item, quantityOf(dispense, item), isLive), { ...readership, verb: 'prescription-item.put-back' }))
    if (againId) stageQueued(tx, { id: againId, prescription, due: back.map((item) => ({ item, owing: quantityOf(dispense, item) })), priority: dispense.priority, at, readership })
    tx.auditTrail.append({ what, patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispense.id, facts })
    tx.doorbell.ring('dispense.changed', dispense.id, about, readership.people)
    return { id: saved.id, version: saved.version, againId }
  })
}

const quantityOf = (dispense: Dispense, item: { id: string }): number => dispense.lines.filter((line) => line.itemId === item.id).reduce((sum, line) => sum + line.quantity, 0)

/** The line without this supply; the law refuses giving back more than was supplied. */
function withoutSupply(item: PrescriptionItem, quantity: number, isLive: boolean): PrescriptionItem {
  const fills = suppliesOf(item)
  let open = quantity
  for (const { fill, quantity: supplied } of fills.toReversed()) {
    if (open === 0) break
    open -= reverseSupply(fills, { fill, quantity: Math.min(open, supplied) }).quantity
  }
  if (open > 0) refuse('dispense.reverse-too-much')
  const back = { ...item, quantityDispensed: item.quantityDispensed - quantity }
  return { ...back, refillsUsed: stateOfItem(back).repeatsUsed, status: isLive && item.status === 'completed' ? 'active' : item.status }
}
