import { addDays } from '@/lib/domain/patients/age'
import { refuse } from '@/lib/errors/refusal'
import type { Lot } from './stock.schema'

export type PickableLot = Pick<Lot, 'id' | 'lotNumber' | 'expiresOn' | 'onHand' | 'reserved' | 'status'>

export interface LotPick {
  lotId: string
  lotNumber: string
  expiresOn: string
  quantity: number
}

export interface PickProposal {
  picks: LotPick[]
  /** Pieces that no usable lot can cover. */
  short: number
  warnings: ('expires-before-therapy-ends' | 'expires-soon')[]
}

export interface PickRequest {
  quantity: number
  /** Civil day at the pharmacy. */
  today: string
  /** Days the patient will take from this supply; null when not known. */
  therapyDays: number | null
  /** Days added after the last dose. */
  bufferDays: number
}

/** Usable today: in date, released, something left that nobody has reserved. A lot is good through its expiry day. */
export function usableLots(lots: readonly PickableLot[], today: string): PickableLot[] {
  return lots.filter((lot) => lot.status === 'available' && lot.expiresOn >= today && freeIn(lot) > 0)
}

/** Pieces nobody has reserved, never below zero. */
export function freeIn(lot: Pick<PickableLot, 'onHand' | 'reserved'>): number {
  return Math.max(0, lot.onHand - lot.reserved)
}

/** What can be promised today. Expired, recalled and quarantined stock counts as zero. */
export function availableQuantity(lots: readonly PickableLot[], today: string): number {
  return usableLots(lots, today).reduce((sum, lot) => sum + freeIn(lot), 0)
}

/**
 * First expiry, first out, split over lots where needed. Lots that outlast the therapy come first in expiry order;
 * shorter ones are proposed only when nothing else is left, with a warning.
 */
export function proposeLots(lots: readonly PickableLot[], request: PickRequest): PickProposal {
  if (!Number.isInteger(request.quantity) || request.quantity <= 0) refuse('dispense.quantity-invalid', { field: 'quantity' })
  const needUntil = request.therapyDays === null ? request.today : (addDays(request.today, request.therapyDays + request.bufferDays) ?? request.today)
  const usable = [...usableLots(lots, request.today)].sort(byExpiry)
  const ordered = [...usable.filter((lot) => lot.expiresOn >= needUntil), ...usable.filter((lot) => lot.expiresOn < needUntil)]
  const picks: LotPick[] = []
  let open = request.quantity
  for (const lot of ordered) {
    const quantity = Math.min(open, freeIn(lot))
    if (quantity > 0) picks.push({ lotId: lot.id, lotNumber: lot.lotNumber, expiresOn: lot.expiresOn, quantity })
    open -= quantity
  }
  const soon = picks.some((pick) => pick.expiresOn < needUntil)
  return { picks, short: open, warnings: soon ? ['expires-before-therapy-ends'] : [] }
}

const byExpiry = (one: PickableLot, other: PickableLot): number => one.expiresOn.localeCompare(other.expiresOn) || one.lotNumber.localeCompare(other.lotNumber)

/**
 * Judges what was really scanned. Expired or blocked lots are refused on every path; leaving the proposed
 * order needs a reason.
 * @returns the reason to keep, or null when the order was followed
 */
export function acceptPicks(lots: readonly PickableLot[], picks: readonly { lotId: string; quantity: number }[], request: PickRequest & { deviationReason: string | null }): string | null {
  for (const pick of picks) requireIssuable(lots.find((lot) => lot.id === pick.lotId), pick.quantity, request.today)
  const proposed = proposeLots(lots, request).picks
  const taken = new Map(picks.map((pick) => [pick.lotId, pick.quantity]))
  const follows = proposed.every((pick) => (taken.get(pick.lotId) ?? 0) >= Math.min(pick.quantity, total(picks) - earlierTotal(proposed, pick)))
  if (follows) return null
  const reason = request.deviationReason?.trim() ?? ''
  return reason === '' ? refuse('dispense.fefo-reason', { field: 'fefoDeviationReason' }) : reason
}

/** @throws Refusal when the lot may not leave, or holds too little */
export function requireIssuable(lot: PickableLot | undefined, quantity: number, today: string): void {
  if (!lot || lot.status !== 'available') refuse('dispense.lot-recalled')
  if (lot.expiresOn < today) refuse('dispense.lot-expired')
  if (!Number.isInteger(quantity) || quantity <= 0) refuse('dispense.quantity-invalid', { field: 'quantity' })
  if (quantity > freeIn(lot)) refuse('stock.below-zero', { values: { available: freeIn(lot) } })
}

const total = (picks: readonly { quantity: number }[]): number => picks.reduce((sum, pick) => sum + pick.quantity, 0)

/** How much the proposal takes from lots before this one. */
function earlierTotal(proposed: readonly LotPick[], until: LotPick): number {
  return total(proposed.slice(0, proposed.indexOf(until)))
}

/** Near-expiry steps in days, for the stock screen. */
export const nearExpiryDays = { value: [90, 60, 30], source: 'pharmacy practice default', version: 'near-expiry-1', effectiveFrom: '2026-01-01', approvedBy: null } as const

/** `expired`, the tightest step the lot has entered (30, 60, 90), or null when it is far away. */
export function expiryStep(expiresOn: string, today: string): 'expired' | number | null {
  if (expiresOn < today) return 'expired'
  const steps = [...nearExpiryDays.value].sort((one, other) => one - other)
  return steps.find((days) => expiresOn <= (addDays(today, days) ?? today)) ?? null
}
