import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { dueLines, authorisedOf, stateOfItem, suppliesOf } from '@/lib/domain/pharmacy/dispense-lines'
import { pickDispense } from '@/lib/domain/pharmacy/dispense.states'
import type { DispenseInput } from '@/lib/domain/pharmacy/dispense.input'
import { supply } from '@/lib/domain/pharmacy/quantity.law'
import type { DispenseLine } from '@/lib/domain/pharmacy/stock.schema'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { isDispensable } from '@/lib/domain/prescriptions/prescription.states'
import { isRefusal } from '@/lib/errors/is-refusal'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { statusWords } from './check-dispense'
import { type DispenseInHand, dispenseInHand } from './dispense-in-hand'
import { pickLine, type Shelves, shelvesFor } from './pick-line'

export type Dispensed = { id: string; version: number; owing: number }

/** Colleagues may take boxes of the same lot in the same moment; then the shelf is looked at again. */
const mostTries = 60

/**
 * Takes the packs from the shelf into a bag: what is kept aside in each lot, the lines of the prescription and the
 * supply itself move in one transaction; the stock leaves the books when the bag is handed over. Never below zero, never from an expired or recalled lot, never more than the prescription still allows.
 * Part of the quantity may be taken; the rest stays owing.
 * @throws Refusal dispense.*, stock.*, record.changed-meanwhile, record.not-found
 */
export async function dispense(context: OperationContext, input: DispenseInput): Promise<Dispensed> {
  for (let attempt = 1; ; attempt += 1) {
    const hand = await dispenseInHand(context, { dispenseId: input.dispenseId })
    if (hand.dispense.version === input.version + 1 && isSamePick(hand, context, input)) return answerOf(hand.dispense)
    if (hand.dispense.version !== input.version) refuse('record.changed-meanwhile')
    try {
      return await dispenseOnce(context, input, hand)
    } catch (error) {
      if (!isRefusal(error, 'record.changed-meanwhile') || attempt >= mostTries) throw error
    }
  }
}

async function dispenseOnce(context: OperationContext, input: DispenseInput, hand: DispenseInHand): Promise<Dispensed> {
  const { actor, clinic, now, organisation } = context
  const at = now().toISOString()
  if (!isDispensable(hand.prescription, at)) refuse('dispense.prescription-not-active', { values: { status: statusWords(hand.prescription, at) } })
  const due = dueLines(hand.dispense, hand.items)
  const shelves = await shelvesFor(context, due.map(({ item }) => item), [...new Set(input.lines.flatMap((line) => line.picks.map((pick) => pick.lotId)))])
  const step = { by: actor.id, byName: actor.name, at }
  const lines = due.map(({ item, due: pieces }) => {
    const picked = input.lines.find((line) => line.itemId === item.id)
    return picked ? pickLine(shelves, { item, due: pieces, input: picked, today: wallTimeAt(at, organisation.timeZone).day }) : notPicked(item, pieces)
  })
  if (input.lines.some((line) => !due.some(({ item }) => item.id === line.itemId))) refuse('record.not-found')
  const picked = pickDispense(hand.dispense, { ...step, lines })
  const items = suppliedItems(hand.items, lines)
  return clinic.transaction((tx) => {
    const saved = tx.dispenses.save(picked, { ...hand.readership, verb: 'dispense.picked' })
    stageShelves(tx, shelves)
    for (const item of items) tx.prescriptionItems.save(item, { ...hand.readership, verb: 'prescription-item.supplied' })
    tx.auditTrail.append({ what: 'dispense.picked', patientId: hand.dispense.patientId, subjectTable: 'dispenses', subjectId: saved.id, facts: { lots: lines.flatMap((line) => line.lots).length, owing: owingOf(lines), deviations: lines.filter((line) => line.fefoDeviationReason !== null).length } })
    tx.doorbell.ring('dispense.changed', saved.id, { ...hand.about, userId: null }, hand.readership.people)
    return answerOf(saved)
  })
}

const notPicked = (item: PrescriptionItem, due: number): DispenseLine => ({ itemId: item.id, productId: '', name: `${item.name} ${item.strength} ${item.form}`, quantity: 0, owing: due, lots: [], fefoDeviationReason: null })

/** The lines of the prescription with what leaves now, by the quantity law. */
function suppliedItems(items: readonly PrescriptionItem[], lines: readonly DispenseLine[]): PrescriptionItem[] {
  return lines.filter((line) => line.quantity > 0).map((line) => {
    const item = items.find((each) => each.id === line.itemId) ?? refuse('record.not-found')
    const entry = supply(authorisedOf(item), suppliesOf(item), { quantity: line.quantity })
    const supplied = { ...item, quantityDispensed: item.quantityDispensed + entry.quantity }
    return { ...supplied, refillsUsed: stateOfItem(supplied).repeatsUsed }
  })
}

type Tx = Parameters<Parameters<OperationContext['clinic']['transaction']>[0]>[0]

function stageShelves(tx: Tx, shelves: Shelves): void {
  for (const { lot, isTaken } of shelves.lots.values()) if (isTaken) tx.lots.save(lot, { verb: 'stock.reserved' })
}

/** The same pick by the same person, sent twice: the second answers as the first did. */
function isSamePick({ dispense: stored }: DispenseInHand, { actor }: OperationContext, input: DispenseInput): boolean {
  const asked = input.lines.flatMap((line) => line.picks.map((pick) => `${line.itemId} ${pick.lotId} ${pick.quantity}`)).sort().join()
  const kept = stored.lines.flatMap((line) => line.lots.map((lot) => `${line.itemId} ${lot.lotId} ${lot.quantity}`)).sort().join()
  return stored.status === 'picked' && stored.pickedBy === actor.id && asked === kept
}

const owingOf = (lines: readonly DispenseLine[]): number => lines.reduce((sum, line) => sum + line.owing, 0)
const answerOf = ({ id, version, lines }: { id: string; version: number; lines: readonly DispenseLine[] }): Dispensed => ({ id, version, owing: owingOf(lines) })
