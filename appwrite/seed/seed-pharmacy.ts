import { shiftDay } from '@/lib/domain/appointments/zoned-time'
import { doseFormOf } from '@/lib/domain/pharmacy/dose-form.table'
import { findMedicine, type Medicine } from '@/lib/domain/pharmacy/medicine'
import { type DemoLot, type DemoProduct, demoProducts, oddLots, usualLotsOf } from './products.table'
import type { Scene } from './seed-scene'

/** The product's id by its place in the table. A code that is not there would give `-p0`: ask only for `demoProducts`. */
export const productIdOf = (organisationId: string, code: string): string => `${organisationId}-p${demoProducts.findIndex((product) => product.code === code) + 1}`

/** A medicine of the formulary. @throws Error when the table no longer has it */
export function demoMedicine(code: string): Medicine {
  const medicine = findMedicine(code)
  if (!medicine) throw new Error(`The formulary has no ${code}, which the demo stocks.`)
  return medicine
}

/** The pharmacy: supplier, products, lots with their expiry, and the ledger entry each lot came in with. */
export function seedPharmacy(scene: Scene): void {
  const { rows, organisationId, system, at } = scene
  const supplierId = `sup-${organisationId}`
  rows.add('suppliers', { id: supplierId, organisationId, name: 'Northgate Wholesale', phone: '+44 20 7946 0333', email: 'orders@northgate.test', accountNumber: 'NG-20418', leadTimeDays: 2, status: 'active' }, { by: system, at: at(360, '09:00'), verb: 'supplier.added' })
  for (const [place, product] of demoProducts.entries()) seedProduct(scene, product, { supplierId, place })
}

function seedProduct(scene: Scene, product: DemoProduct, { supplierId, place }: { supplierId: string; place: number }): void {
  const { rows, organisationId, at, person } = scene
  const { code, packSize, price, reorderLevel } = product
  const { name, form, strength, atc, controlledClass } = demoMedicine(code)
  const by = person('pharmacist')
  const receivedAt = at(30, '08:30')
  const productId = productIdOf(organisationId, code)
  rows.add('medicinalProducts', {
    id: productId, organisationId, code, name, brand: null, form, strength, atc: [...atc], gtin: null, packSize, unit: doseFormOf(form)?.plural ?? 'pieces', schedule: controlledClass, reorderLevel,
    location: `Shelf ${String.fromCharCode(65 + (place % 6))}${1 + Math.floor(place / 6)}`, unitPrice: price, status: 'active',
  }, { by, at: receivedAt, verb: 'medicinal-product.added' })
  const odd = oddLots[code]
  for (const [number, lot] of [...usualLotsOf(place), ...(odd ? [odd] : [])].entries()) seedLot(scene, { product, productId, supplierId, lot, number, place })
}

type LotPlace = { product: DemoProduct; productId: string; supplierId: string; lot: DemoLot; number: number; place: number }

function seedLot({ rows, organisationId, at, person, today }: Scene, { product, productId, supplierId, lot, number, place }: LotPlace): void {
  const by = person('pharmacist')
  const receivedAt = at(30, '08:45')
  const lotId = `${productId}-lot${number + 1}`
  const onHand = lot.packs * product.packSize
  rows.add('lots', { id: lotId, organisationId, productId, lotNumber: `L${2400 + place * 7 + number}`, expiresOn: shiftDay(today, lot.daysLeft), onHand, reserved: 0, status: lot.status ?? 'available', supplierId, receivedAt, unitCost: null }, { by, at: receivedAt, verb: 'lot.received' })
  rows.addPlain('stockLedgerEntries', { id: `${lotId}-in`, organisationId, productId, lotId, change: onHand, balanceAfter: onHand, reason: 'received', dispenseId: null, by: by.id, byName: by.name, witnessId: null, at: receivedAt, note: null }, { at: receivedAt })
  rows.audit({ what: 'stock.received', subjectTable: 'lots', subjectId: lotId, purpose: 'operations', facts: { quantity: onHand } }, { by, at: receivedAt })
}
