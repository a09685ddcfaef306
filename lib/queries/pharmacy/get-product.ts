import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { expiryStep } from '@/lib/domain/pharmacy/fefo'
import type { Lot, MedicinalProduct, StockLedgerEntry } from '@/lib/domain/pharmacy/stock.schema'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

export type LotLine = Lot & { step: 'expired' | number | null }
export type ProductView = { product: MedicinalProduct; lots: LotLine[]; ledger: StockLedgerEntry[]; next: string | null; colleagues: { value: string; label: string }[]; today: string }

/** A product with its lots and a page of its ledger, newest first. @throws Refusal record.not-found */
export async function getProduct({ actor, data, now, organisation }: QueryContext, productId: string, after: string | null): Promise<ProductView> {
  const [product, lots, ledger, members] = await Promise.all([
    data.medicinalProducts.get(productId),
    data.lots.list({ where: { productId }, orderBy: ['expiresOn', 'asc'], limit: 200 }),
    data.stockLedgerEntries.list({ where: { productId }, orderBy: ['at', 'desc'], limit: 30, after }),
    data.memberships.list({ where: { organisationId: actor.organisationId, status: 'active', role: ['pharmacist', 'nurse', 'doctor'] }, limit: 100 }),
  ])
  if (product.organisationId !== actor.organisationId) refuse('record.not-found')
  const today = wallTimeAt(now().toISOString(), organisation.timeZone).day
  return {
    product, today, lots: lots.items.map((lot) => ({ ...lot, step: expiryStep(lot.expiresOn, today) })), ledger: ledger.items, next: ledger.next,
    colleagues: members.items.filter((member) => member.userId !== actor.id).map((member) => ({ value: member.userId, label: member.displayName })),
  }
}
