import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { expiryStep } from '@/lib/domain/pharmacy/fefo'
import { type Lot, type MedicinalProduct, type StockLedgerEntry, stockedLots } from '@/lib/domain/pharmacy/stock.schema'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

export type LotLine = Lot & { step: 'expired' | number | null }
export type ProductView = { product: MedicinalProduct; lots: LotLine[]; ledger: (StockLedgerEntry & { lotNumber: string | null })[]; next: string | null; colleagues: { value: string; label: string }[]; today: string }

/** How many used up lots are still shown. */
const shownUsedUp = 20

/** A product with its lots, the last used up ones among them, and a page of its ledger, newest first. @throws Refusal record.not-found */
export async function getProduct({ actor, data, now, organisation }: QueryContext, productId: string, after: string | null): Promise<ProductView> {
  const [product, stocked, usedUp, ledger, members] = await Promise.all([
    data.medicinalProducts.get(productId),
    data.lots.list({ where: { productId, status: stockedLots }, orderBy: ['expiresOn', 'asc'], limit: 200 }),
    data.lots.list({ where: { productId, status: 'exhausted' }, orderBy: ['expiresOn', 'desc'], limit: shownUsedUp }),
    data.stockLedgerEntries.list({ where: { productId }, orderBy: ['at', 'desc'], limit: 30, after }),
    data.memberships.list({ where: { organisationId: actor.organisationId, status: 'active', role: ['pharmacist', 'nurse', 'doctor'] }, limit: 100 }),
  ])
  if (product.organisationId !== actor.organisationId) refuse('record.not-found')
  const today = wallTimeAt(now().toISOString(), organisation.timeZone).day
  const lots = [...stocked.items, ...usedUp.items].toSorted((a, b) => a.expiresOn.localeCompare(b.expiresOn))
  const named = await lotsOf(data, ledger.items, lots)
  return {
    product, today, lots: lots.map((lot) => ({ ...lot, step: expiryStep(lot.expiresOn, today) })), ledger: ledger.items.map((entry) => ({ ...entry, lotNumber: named.get(entry.lotId) ?? null })), next: ledger.next,
    colleagues: members.items.filter((member) => member.userId !== actor.id).map((member) => ({ value: member.userId, label: member.displayName })),
  }
}

/** The numbers of the lots these entries moved: some are used up long ago, and not among those shown. */
async function lotsOf(data: QueryContext['data'], entries: readonly StockLedgerEntry[], shown: readonly Lot[]): Promise<Map<string, string>> {
  const missing = [...new Set(entries.map((entry) => entry.lotId))].filter((id) => !shown.some((lot) => lot.id === id))
  const others = missing.length === 0 ? [] : (await data.lots.list({ where: { id: missing }, limit: missing.length })).items
  return new Map([...shown, ...others].map((lot) => [lot.id, lot.lotNumber]))
}
