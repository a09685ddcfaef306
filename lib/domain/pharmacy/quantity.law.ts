import { refuse } from '@/lib/errors/refusal'

/** What a prescription line allows. Pieces of the form, whole numbers. Repeats do not count the first fill. */
export interface Authorised {
  quantityPerFill: number
  repeats: number
}

/** One supply that was handed out, or a later reversal of one (negative by `kind`, never by sign). */
export interface SupplyEntry {
  kind: 'supplied' | 'reversed'
  /** Fill number from 1. A partial supply and its rest belong to one fill. */
  fill: number
  quantity: number
}

/** A fill the pharmacist closed short, with the reason kept in the audit. */
export interface ShortClose {
  fill: number
}

export interface QuantityState {
  authorised: number
  dispensed: number
  remaining: number
  currentFill: number
  /** Still due on the current fill. */
  owing: number
  repeatsUsed: number
  repeatsLeft: number
  isFinished: boolean
}

/** Everything that may ever be supplied on the line. */
export function authorisedQuantity({ quantityPerFill, repeats }: Authorised): number {
  return quantityPerFill * (1 + repeats)
}

/** Supplied minus reversed, of one fill or of all. */
export function dispensedQuantity(entries: readonly SupplyEntry[], fill?: number): number {
  return entries.filter((each) => fill === undefined || each.fill === fill).reduce((sum, each) => sum + (each.kind === 'supplied' ? each.quantity : -each.quantity), 0)
}

/**
 * Where the line stands. A fill closes when its quantity is complete or the pharmacist closes it short;
 * a partial supply does not use up a repeat.
 */
export function quantityState(line: Authorised, entries: readonly SupplyEntry[], closed: readonly ShortClose[] = []): QuantityState {
  const authorised = authorisedQuantity(line)
  const dispensed = dispensedQuantity(entries)
  const fills = 1 + line.repeats
  const isClosed = (fill: number) => closed.some((each) => each.fill === fill) || dispensedQuantity(entries, fill) >= line.quantityPerFill
  let currentFill = 1
  while (currentFill <= fills && isClosed(currentFill)) currentFill += 1
  const isFinished = currentFill > fills
  const lastFill = Math.min(currentFill, fills)
  return {
    authorised,
    dispensed,
    remaining: authorised - dispensed,
    currentFill: lastFill,
    owing: isFinished ? 0 : line.quantityPerFill - dispensedQuantity(entries, lastFill),
    repeatsUsed: lastFill - 1,
    repeatsLeft: fills - lastFill,
    isFinished,
  }
}

/**
 * The entry for handing out `quantity` now. Never more than the current fill still owes: the rest of a fill
 * is a second supply, the next fill its own.
 * @throws Refusal quantity-invalid, fill-closed, over-quantity
 */
export function supply(line: Authorised, entries: readonly SupplyEntry[], request: { quantity: number; closed?: readonly ShortClose[] }): SupplyEntry {
  requireWhole(request.quantity)
  const state = quantityState(line, entries, request.closed ?? [])
  if (state.isFinished) refuse('dispense.fill-closed')
  if (request.quantity > state.owing) refuse('dispense.over-quantity', { values: { allowed: state.owing } })
  return { kind: 'supplied', fill: state.currentFill, quantity: request.quantity }
}

/**
 * The entry that takes back part or all of a fill's supply.
 * @throws Refusal quantity-invalid, reverse-too-much
 */
export function reverseSupply(entries: readonly SupplyEntry[], request: { fill: number; quantity: number }): SupplyEntry {
  requireWhole(request.quantity)
  if (request.quantity > dispensedQuantity(entries, request.fill)) refuse('dispense.reverse-too-much')
  return { kind: 'reversed', fill: request.fill, quantity: request.quantity }
}

function requireWhole(quantity: number): void {
  if (!Number.isInteger(quantity) || quantity <= 0) refuse('dispense.quantity-invalid', { field: 'quantity' })
}
