import type { Transaction } from '@/lib/data/transaction'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { issueReserved, releaseStock } from '@/lib/domain/pharmacy/stock-ledger'
import type { Dispense, Lot, MedicinalProduct } from '@/lib/domain/pharmacy/stock.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { stageMovements } from './put-back-stock'

/** The lots that bags were filled from, and the products they are of. */
export type BaggedLots = { lots: Lot[]; products: MedicinalProduct[] }

/** Reads them with the clinic's rights, because whoever stops a prescription may not read stock. A lot that is missing shows when it is staged. */
export async function fetchBaggedLots({ clinic }: Pick<OperationContext, 'clinic'>, dispenses: readonly Dispense[]): Promise<BaggedLots> {
  const lines = dispenses.flatMap((dispense) => dispense.lines).filter((line) => line.lots.length > 0)
  if (lines.length === 0) return { lots: [], products: [] }
  const [lots, products] = await Promise.all([
    clinic.lots.list({ where: { id: [...new Set(lines.flatMap((line) => line.lots.map((lot) => lot.lotId)))] }, limit: 100 }),
    clinic.medicinalProducts.list({ where: { id: [...new Set(lines.map((line) => line.productId))] }, limit: 100 }),
  ])
  return { lots: lots.items, products: products.items }
}

/**
 * The bag leaves with somebody: what was kept aside leaves the books, each lot with its ledger entry. A lot that expired
 * or was recalled while the bag waited does not leave.
 * @throws Refusal stock.expired-lot, .blocked-lot, record.not-found
 */
export function stageHandedOut(tx: Transaction, { context, dispense, bagged, at }: { context: OperationContext; dispense: Dispense; bagged: BaggedLots; at: string }): void {
  const { actor, organisation } = context
  const today = wallTimeAt(at, organisation.timeZone).day
  for (const { lot, quantity } of taken([dispense], bagged.lots)) {
    const product = bagged.products.find((each) => each.id === lot.productId) ?? refuse('record.not-found')
    const moved = issueReserved(lot, { change: -quantity, reason: 'dispensed', by: actor.id, byName: actor.name, at, dispenseId: dispense.id, witnessId: null, note: null }, { isControlled: product.schedule !== null, today })
    stageMovements(tx, { lot: moved.lot, staged: [moved.entry] })
  }
}

/**
 * Bags are taken apart before anybody fetched them: the same lots are free again. Nothing left the books, so the ledger
 * has nothing to undo.
 * @returns pieces given back on each prescription line
 */
export function stageReleased(tx: Transaction, dispenses: readonly Dispense[], { lots }: BaggedLots): Map<string, number> {
  for (const { lot, quantity } of taken(dispenses, lots)) tx.lots.save(releaseStock(lot, quantity), { verb: 'stock.released' })
  const returned = new Map<string, number>()
  for (const line of dispenses.flatMap((dispense) => dispense.lines)) if (line.quantity > 0) returned.set(line.itemId, (returned.get(line.itemId) ?? 0) + line.quantity)
  return returned
}

/** Each lot once, with all the pieces the bags hold of it. */
function taken(dispenses: readonly Dispense[], lots: readonly Lot[]): { lot: Lot; quantity: number }[] {
  const pieces = new Map<string, number>()
  for (const { lotId, quantity } of dispenses.flatMap((dispense) => dispense.lines.flatMap((line) => line.lots))) pieces.set(lotId, (pieces.get(lotId) ?? 0) + quantity)
  return [...pieces].map(([lotId, quantity]) => ({ quantity, lot: lots.find((each) => each.id === lotId) ?? refuse('record.not-found') }))
}
