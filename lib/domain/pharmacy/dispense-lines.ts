import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { type Authorised, quantityState, type QuantityState, type SupplyEntry } from './quantity.law'
import type { Dispense, DispenseStatus } from './stock.schema'

/** Supplies that have not ended: the bag has not left the pharmacy. */
export const openDispenseStatuses = ['queued', 'in_review', 'clinically_checked', 'picked', 'final_checked', 'ready', 'paused'] as const satisfies readonly DispenseStatus[]
/** Whether the supply has not ended: what was picked for it is kept aside and can still be put back. */
export const isOpenDispense = (status: DispenseStatus): boolean => (openDispenseStatuses as readonly string[]).includes(status)

type Counted = Pick<PrescriptionItem, 'quantity' | 'refillsAllowed' | 'quantityDispensed'>

/** A prescription line as the quantity law counts it: pieces for each fill, and refills besides the first fill. */
export const authorisedOf = (item: Counted): Authorised => ({ quantityPerFill: item.quantity, repeats: item.refillsAllowed })

/** The supplies behind a line's total. Fills are used up in order, so the total says how far they went. */
export function suppliesOf(item: Counted): SupplyEntry[] {
  const entries: SupplyEntry[] = []
  let open = item.quantityDispensed
  for (let fill = 1; open > 0 && fill <= 1 + item.refillsAllowed; fill += 1) {
    const quantity = Math.min(open, item.quantity)
    entries.push({ kind: 'supplied', fill, quantity })
    open -= quantity
  }
  return entries
}

/** Where a line stands after everything that was supplied. */
export const stateOfItem = (item: Counted): QuantityState => quantityState(authorisedOf(item), suppliesOf(item))

/** What a supply is about: each line with the pieces that are due on it, picked ones included. */
export function dueLines<Item extends Counted & Pick<PrescriptionItem, 'id' | 'status'>>(dispense: Pick<Dispense, 'lines'>, items: readonly Item[]): { item: Item; due: number }[] {
  if (dispense.lines.length === 0) return items.filter((item) => item.status === 'active').map((item) => ({ item, due: stateOfItem(item).owing })).filter(({ due }) => due > 0)
  return dispense.lines.flatMap((line) => {
    const item = items.find((each) => each.id === line.itemId)
    return item ? [{ item, due: line.quantity + line.owing }] : []
  })
}
