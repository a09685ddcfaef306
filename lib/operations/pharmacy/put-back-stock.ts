import type { Transaction } from '@/lib/data/transaction'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { compensate, moveStock } from '@/lib/domain/pharmacy/stock-ledger'
import type { Dispense, Lot, StockLedgerEntry } from '@/lib/domain/pharmacy/stock.schema'
import { listAll } from '../list-all'
import type { OperationContext } from '../operation'
import { refuse } from '@/lib/errors/refusals'

export type PickedLots = { lots: Lot[]; entries: StockLedgerEntry[] }

/** The lots these supplies were picked from, with the ledger entries that took them out. */
export async function fetchPickedLots({ clinic }: Pick<OperationContext, 'clinic'>, dispenses: readonly Dispense[]): Promise<PickedLots> {
  const picked = dispenses.flatMap((dispense) => dispense.lines).filter((line) => line.lots.length > 0)
  if (picked.length === 0) return { lots: [], entries: [] }
  const [lots, entries] = await Promise.all([
    listAll(clinic.lots, { id: [...new Set(picked.flatMap((line) => line.lots.map((lot) => lot.lotId)))] }),
    clinic.stockLedgerEntries.list({ where: { dispenseId: dispenses.map((dispense) => dispense.id) }, limit: 200 }),
  ])
  return { lots, entries: entries.items }
}

type PuttingBack = { context: OperationContext; dispenses: readonly Dispense[]; lots: PickedLots; at: string }

/** Puts what was handed over by mistake and never left back into the books, by entries that undo the ones that took it out. */
export function stagePutBack(tx: Transaction, { context, dispenses, lots: { lots, entries }, at }: PuttingBack): void {
  const now = new Map(lots.map((lot) => [lot.id, { lot, staged: [] as ReturnType<typeof moveStock>['entry'][] }]))
  for (const dispense of dispenses) {
    for (const entry of openEntries(dispense.id, entries)) {
      const shelf = now.get(entry.lotId) ?? refuse('record.not-found')
      const moved = moveStock(shelf.lot, { ...compensate(entry, { later: entries, leftThePharmacy: false }), by: context.actor.id, byName: context.actor.name, at, witnessId: null }, { isControlled: false, today: wallTimeAt(at, context.organisation.timeZone).day })
      now.set(entry.lotId, { lot: moved.lot, staged: [...shelf.staged, moved.entry] })
    }
  }
  for (const { lot, staged } of now.values()) if (staged.length > 0) stageMovements(tx, { lot, staged })
}

/** Entries of this supply that nothing has undone yet. */
const openEntries = (dispenseId: string, entries: readonly StockLedgerEntry[]): StockLedgerEntry[] =>
  entries.filter((entry) => entry.dispenseId === dispenseId && entry.reason === 'dispensed' && !entries.some((other) => other.note === `reverses ${entry.id}`))

/**
 * Saves a lot once with all its movements. The ledger row carries the lot's new version in its id, so two people can
 * never write the same step of one lot.
 */
export function stageMovements(tx: Transaction, { lot, staged }: { lot: Lot; staged: readonly ReturnType<typeof moveStock>['entry'][] }): Lot {
  const saved = tx.lots.save(lot, { verb: `stock.${staged[0]?.reason ?? 'adjusted'}` })
  staged.forEach((entry, place) => tx.stockLedgerEntries.create({ id: `${saved.id}-${saved.version}${place === 0 ? '' : `-${place + 1}`}`, organisationId: saved.organisationId, ...entry }))
  return saved
}
