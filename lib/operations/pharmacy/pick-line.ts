import { dispensingPolicy } from '@/lib/domain/pharmacy/dispensing-policy.table'
import { type PickLineInput } from '@/lib/domain/pharmacy/dispense.input'
import { isScanOf } from '@/lib/domain/pharmacy/lot-scan'
import { acceptPicks } from '@/lib/domain/pharmacy/fefo'
import { requireMatchingPack } from '@/lib/domain/pharmacy/pack-match'
import { reserveStock } from '@/lib/domain/pharmacy/stock-ledger'
import { type DispenseLine, type Lot, type MedicinalProduct, stockedLots } from '@/lib/domain/pharmacy/stock.schema'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { daysOfSupply } from '@/lib/domain/prescriptions/quantity'
import { refuse } from '@/lib/errors/refusals'
import { listAll } from '../list-all'
import type { OperationContext } from '../operation'

/** The products that may be handed out on these lines and their lots as they stand after each pick. */
export type Shelves = { products: MedicinalProduct[]; lots: Map<string, { lot: Lot; isTaken: boolean }> }

/**
 * What the actor's own organisation stocks of these medicines: active products with every lot that has something left, the
 * first to expire first, and the lots somebody picked in whatever state they are by now.
 */
export async function shelvesFor({ actor, data }: Pick<OperationContext, 'actor' | 'data'>, items: readonly PrescriptionItem[], pickedLots: readonly string[]): Promise<Shelves> {
  const codes = [...new Set(items.map((item) => item.medicineCode))]
  const products = codes.length === 0 ? [] : (await data.medicinalProducts.list({ where: { organisationId: actor.organisationId, code: codes, status: 'active' }, limit: 100 })).items
  const productId = products.map((product) => product.id)
  const [stocked, picked] = await Promise.all([
    productId.length === 0 ? [] : listAll(data.lots, { productId, status: stockedLots }),
    productId.length === 0 || pickedLots.length === 0 ? [] : listAll(data.lots, { productId, id: pickedLots }),
  ])
  const lots = [...new Map([...stocked, ...picked].map((lot) => [lot.id, lot])).values()].toSorted((a, b) => a.expiresOn.localeCompare(b.expiresOn))
  return { products, lots: new Map(lots.map((lot) => [lot.id, { lot, isTaken: false }])) }
}

type Picking = { item: PrescriptionItem; due: number; input: PickLineInput; today: string }

/**
 * One line of the bag: each pack is the right medicine, was scanned, may leave today, and the order of expiry was kept
 * or left for a reason. The pieces are kept aside in `shelves`; they leave the books when the bag leaves the counter.
 */
export function pickLine(shelves: Shelves, { item, due, input, today }: Picking): DispenseLine {
  const name = `${item.name} ${item.strength} ${item.form}`
  const taken = input.picks.map((pick) => ({ ...pick, shelf: shelves.lots.get(pick.lotId) ?? refuse('record.not-found') }))
  const quantity = taken.reduce((sum, pick) => sum + pick.quantity, 0)
  if (quantity === 0) return { itemId: item.id, productId: '', name, quantity: 0, owing: due, lots: [], fefoDeviationReason: null }
  if (quantity > due) refuse('dispense.over-quantity', { field: `lines.${item.id}`, values: { allowed: due } })
  const product = requireProduct(shelves, item, taken.map(({ shelf }) => shelf.lot.productId))
  for (const { shelf, scanned } of taken) {
    if (!isScanOf(scanned, { lotNumber: shelf.lot.lotNumber, gtin: product.gtin })) refuse('dispense.wrong-product', { field: `lines.${item.id}`, values: { difference: `scanned ${scanned.slice(0, 40)}, picked lot ${shelf.lot.lotNumber}` } })
    if (shelf.lot.status === 'exhausted') refuse('stock.below-zero', { values: { available: 0 } })
  }
  const onShelf = [...shelves.lots.values()].map(({ lot }) => lot).filter((lot) => lot.productId === product.id)
  const deviation = acceptPicks(onShelf, taken, { quantity, today, therapyDays: daysOfSupply(quantity, item.dose, item.form), bufferDays: dispensingPolicy.bufferDays, deviationReason: input.deviation })
  for (const { shelf, quantity: pieces } of taken) {
    const { lot } = shelves.lots.get(shelf.lot.id) ?? shelf
    shelves.lots.set(lot.id, { lot: reserveStock(lot, pieces, today), isTaken: true })
  }
  return {
    itemId: item.id, productId: product.id, name, quantity, owing: due - quantity, fefoDeviationReason: deviation,
    lots: taken.map(({ shelf: { lot }, quantity: pieces }) => ({ lotId: lot.id, lotNumber: lot.lotNumber, expiresOn: lot.expiresOn, quantity: pieces })),
  }
}

/** All packs of a line are one product, and it is the one that was prescribed. */
function requireProduct({ products }: Shelves, item: PrescriptionItem, productIds: readonly string[]): MedicinalProduct {
  const product = products.find((each) => each.id === productIds[0]) ?? refuse('record.not-found')
  requireMatchingPack(product, item)
  return productIds.every((id) => id === product.id) ? product : refuse('dispense.wrong-product', { values: { difference: 'the packs are of two products' } })
}
