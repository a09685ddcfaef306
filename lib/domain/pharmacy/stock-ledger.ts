import { refuse } from '@/lib/errors/refusal'
import type { Lot, StockLedgerEntry } from './stock.schema'

export type LedgerReason = StockLedgerEntry['reason']
export type NewLedgerEntry = Pick<StockLedgerEntry, 'productId' | 'lotId' | 'change' | 'balanceAfter' | 'reason' | 'dispenseId' | 'by' | 'byName' | 'witnessId' | 'at' | 'note'>

/** Which way each reason may move stock. */
export const ledgerDirections: Record<LedgerReason, 'in' | 'out' | 'both'> = {
  received: 'in', dispensed: 'out', reversed: 'both', adjusted: 'both', expired: 'out', recalled: 'out', returned: 'in', destroyed: 'out',
}

/** Reasons that two people sign when the product is controlled. */
export const witnessedReasons: readonly LedgerReason[] = ['received', 'adjusted', 'destroyed']

export interface Movement {
  change: number
  reason: LedgerReason
  by: string
  byName: string
  at: string
  dispenseId: string | null
  witnessId: string | null
  note: string | null
  /** True for what a patient brings back: it may be written off, never restocked. */
  leftThePharmacy?: boolean
}

export interface MovementSite {
  isControlled: boolean
  /** Civil day at the pharmacy. */
  today: string
}

/**
 * One movement of a lot: the changed lot and its ledger entry, to be saved together.
 * Stock never goes below zero, expired stock only leaves to be destroyed, and corrections are entries.
 */
export function moveStock(lot: Lot, movement: Movement, site: MovementSite): { lot: Lot; entry: NewLedgerEntry } {
  requireDirection(movement)
  if (movement.change > 0 && movement.leftThePharmacy === true) refuse('stock.patient-return')
  requireIssuableLot(lot, movement, site.today)
  requireWitness(movement, site)
  if ((movement.reason === 'adjusted' || movement.reason === 'destroyed') && (movement.note ?? '').trim() === '') refuse('stock.reason-missing', { field: 'note' })
  const onHand = lot.onHand + movement.change
  if (onHand < 0) refuse('stock.below-zero', { values: { available: lot.onHand } })
  // Pieces in bags that wait for somebody are written off only after the bags were taken apart.
  if (onHand < lot.reserved) refuse('stock.reserved-in-bags', { values: { count: lot.reserved } })
  const status = onHand === 0 && lot.status === 'available' ? 'exhausted' : onHand > 0 && lot.status === 'exhausted' ? 'available' : lot.status
  const { change, reason, by, byName, at, dispenseId, witnessId, note } = movement
  return {
    lot: { ...lot, onHand, status },
    entry: { productId: lot.productId, lotId: lot.id, change, balanceAfter: onHand, reason, dispenseId, by, byName, witnessId, at, note },
  }
}

/** Keeps pieces aside from picking to hand-over. Reserved pieces are still on hand. */
export function reserveStock(lot: Lot, quantity: number, today: string): Lot {
  requireWhole(quantity)
  if (lot.status !== 'available') refuse('stock.blocked-lot')
  if (lot.expiresOn < today) refuse('stock.expired-lot')
  const free = lot.onHand - lot.reserved
  if (quantity > free) refuse('stock.below-zero', { values: { available: Math.max(0, free) } })
  return { ...lot, reserved: lot.reserved + quantity }
}

/** Gives reserved pieces free again; releasing more than was reserved is an error of the caller. */
export function releaseStock(lot: Lot, quantity: number): Lot {
  requireWhole(quantity)
  if (quantity > lot.reserved) refuse('stock.change-invalid', { values: { change: quantity } })
  return { ...lot, reserved: lot.reserved - quantity }
}

/** Hands reserved pieces out: the reservation ends and the stock leaves in one step. */
export function issueReserved(lot: Lot, movement: Movement, site: MovementSite): { lot: Lot; entry: NewLedgerEntry } {
  return moveStock(releaseStock(lot, -movement.change), movement, site)
}

/**
 * The entry that undoes another one. Each entry is undone at most once; medicine that was handed to a patient
 * does not come back as usable stock, so a dispensed entry is undone only while the bag never left.
 */
export function compensate(entry: StockLedgerEntry, context: { later: readonly StockLedgerEntry[]; leftThePharmacy: boolean }): Pick<Movement, 'change' | 'reason' | 'note' | 'dispenseId'> {
  const note = `reverses ${entry.id}`
  if (entry.reason === 'reversed' || context.later.some((each) => each.reason === 'reversed' && each.note === note)) refuse('stock.nothing-to-reverse')
  if (entry.reason === 'dispensed' && context.leftThePharmacy) refuse('stock.patient-return')
  return { change: -entry.change, reason: 'reversed', note, dispenseId: entry.dispenseId }
}

/** Sum of the changes: what should be in the lot. */
export function balanceOf(entries: readonly Pick<StockLedgerEntry, 'change'>[]): number {
  return entries.reduce((sum, each) => sum + each.change, 0)
}

/** First entry whose running balance does not add up, or null. Entries in order of time. */
export function findBrokenBalance(entries: readonly Pick<StockLedgerEntry, 'id' | 'change' | 'balanceAfter'>[]): string | null {
  let balance = 0
  for (const entry of entries) {
    balance += entry.change
    if (balance !== entry.balanceAfter || balance < 0) return entry.id
  }
  return null
}

function requireDirection({ change, reason }: Movement): void {
  const direction = ledgerDirections[reason]
  const fits = Number.isInteger(change) && change !== 0 && (direction === 'both' || (direction === 'in' ? change > 0 : change < 0))
  if (!fits) refuse('stock.change-invalid', { values: { change } })
}

function requireIssuableLot(lot: Lot, { change, reason }: Movement, today: string): void {
  if (change > 0 || reason !== 'dispensed') return
  if (lot.status === 'recalled' || lot.status === 'quarantined') refuse('stock.blocked-lot')
  if (lot.expiresOn < today) refuse('stock.expired-lot')
}

function requireWitness({ reason, by, witnessId }: Movement, site: MovementSite): void {
  if (witnessId !== null && witnessId === by) refuse('stock.witness-same')
  const needed = (site.isControlled && witnessedReasons.includes(reason)) || reason === 'destroyed'
  if (needed && witnessId === null) refuse('stock.witness-missing')
}

function requireWhole(quantity: number): void {
  if (!Number.isInteger(quantity) || quantity <= 0) refuse('stock.change-invalid', { values: { change: quantity } })
}

/** Mean daily use × lead time + safety stock, in whole pieces; null when the use is not known. */
export function reorderPoint(input: { meanDailyUse: number | null; leadTimeDays: number; safetyStock: number }): number | null {
  return input.meanDailyUse === null ? null : Math.ceil(input.meanDailyUse * input.leadTimeDays + input.safetyStock)
}
