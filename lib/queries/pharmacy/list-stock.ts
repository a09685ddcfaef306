import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { availableQuantity, expiryStep } from '@/lib/domain/pharmacy/fefo'
import { type Lot, type MedicinalProduct, stockedLots } from '@/lib/domain/pharmacy/stock.schema'
import type { QueryContext } from '../query'

export type StockLine = { product: MedicinalProduct; available: number; reserved: number; setAside: number; nextExpiry: string | null; expiring: number; isLow: boolean }

/** The products of the pharmacy with what can be handed out today and what expires soon. */
export async function listStock({ actor, data, now, organisation }: QueryContext, after: string | null): Promise<{ lines: StockLine[]; next: string | null }> {
  const page = await data.medicinalProducts.list({ where: { organisationId: actor.organisationId, status: 'active' }, orderBy: ['name', 'asc'], limit: 50, after })
  if (page.items.length === 0) return { lines: [], next: null }
  const lots = await data.lots.list({ where: { productId: page.items.map((product) => product.id), status: stockedLots }, orderBy: ['expiresOn', 'asc'], limit: 1000 })
  const today = wallTimeAt(now().toISOString(), organisation.timeZone).day
  return { lines: page.items.map((product) => stockLine(product, lots.items.filter((lot) => lot.productId === product.id), today)), next: page.next }
}

function stockLine(product: MedicinalProduct, lots: readonly Lot[], today: string): StockLine {
  const held = lots.filter((lot) => lot.onHand > 0)
  const good = held.filter((lot) => lot.status === 'available' && lot.expiresOn >= today)
  const available = availableQuantity(lots, today)
  const sum = (some: readonly Lot[], of: (lot: Lot) => number) => some.reduce((total, lot) => total + of(lot), 0)
  return {
    product, available, reserved: sum(good, (lot) => lot.reserved), setAside: sum(held.filter((lot) => !good.includes(lot)), (lot) => lot.onHand), nextExpiry: good[0]?.expiresOn ?? null,
    expiring: sum(good.filter((lot) => expiryStep(lot.expiresOn, today) !== null), (lot) => lot.onHand), isLow: available <= product.reorderLevel,
  }
}
