import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { dueLines } from '@/lib/domain/pharmacy/dispense-lines'
import { dispensingPolicy } from '@/lib/domain/pharmacy/dispensing-policy.table'
import { type LotPick, proposeLots, usableLots } from '@/lib/domain/pharmacy/fefo'
import { findMedicine } from '@/lib/domain/pharmacy/medicine'
import { type Dispense, type Lot, type MedicinalProduct, stockedLots } from '@/lib/domain/pharmacy/stock.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { daysOfSupply } from '@/lib/domain/prescriptions/quantity'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

export type ShelfLot = Pick<Lot, 'id' | 'lotNumber' | 'expiresOn'> & { free: number }
export type LineToPick = { item: PrescriptionItem; due: number; product: MedicinalProduct | null; lots: ShelfLot[]; proposed: LotPick[]; short: number; expiresDuringTherapy: boolean; setAside: number; highAlerts: readonly string[]; isControlled: boolean }
export type DispenseView = { dispense: Dispense; prescription: Prescription; patient: Patient | null; lines: LineToPick[] }

const picksNext: readonly Dispense['status'][] = ['clinically_checked', 'picked']

/** A supply with everything the page of it shows; the shelf only when somebody is about to pick. @throws Refusal record.not-found */
export async function getDispense({ actor, data, now, organisation }: QueryContext, dispenseId: string): Promise<DispenseView> {
  const dispense = await data.dispenses.get(dispenseId)
  if (dispense.organisationId !== actor.organisationId) refuse('record.not-found')
  const [prescription, items, patient] = await Promise.all([
    data.prescriptions.get(dispense.prescriptionId),
    data.prescriptionItems.list({ where: { prescriptionId: dispense.prescriptionId }, orderBy: ['position', 'asc'], limit: 40 }),
    data.patients.find(dispense.patientId),
  ])
  const due = dueLines(dispense, items.items)
  const shelf = picksNext.includes(dispense.status) ? await readShelf(data, actor.organisationId, due.map(({ item }) => item.medicineCode)) : { products: [], lots: [] }
  const today = wallTimeAt(now().toISOString(), organisation.timeZone).day
  return { dispense, prescription, patient, lines: due.map((line) => lineToPick(line, { ...shelf, today })) }
}

async function readShelf(data: QueryContext['data'], organisationId: string, codes: readonly string[]): Promise<{ products: MedicinalProduct[]; lots: Lot[] }> {
  if (codes.length === 0) return { products: [], lots: [] }
  const { items: products } = await data.medicinalProducts.list({ where: { organisationId, code: [...new Set(codes)], status: 'active' }, limit: 100 })
  if (products.length === 0) return { products, lots: [] }
  return { products, lots: (await data.lots.list({ where: { productId: products.map((product) => product.id), status: stockedLots }, orderBy: ['expiresOn', 'asc'], limit: 500 })).items }
}

function lineToPick({ item, due }: { item: PrescriptionItem; due: number }, { products, lots, today }: { products: readonly MedicinalProduct[]; lots: readonly Lot[]; today: string }): LineToPick {
  const medicine = findMedicine(item.medicineCode)
  const freeOf = (product: MedicinalProduct) => usableLots(lots.filter((lot) => lot.productId === product.id), today).reduce((sum, lot) => sum + lot.onHand - lot.reserved, 0)
  const product = products.filter((each) => each.code === item.medicineCode).toSorted((a, b) => freeOf(b) - freeOf(a))[0] ?? null
  const own = product ? lots.filter((lot) => lot.productId === product.id) : []
  const usable = usableLots(own, today)
  const proposal = due > 0 && usable.length > 0 ? proposeLots(own, { quantity: due, today, therapyDays: daysOfSupply(due, item.dose, item.form), bufferDays: dispensingPolicy.bufferDays }) : { picks: [], short: due, warnings: [] }
  return {
    item, due, product, lots: usable.map((lot) => ({ id: lot.id, lotNumber: lot.lotNumber, expiresOn: lot.expiresOn, free: lot.onHand - lot.reserved })), proposed: proposal.picks, short: proposal.short, expiresDuringTherapy: proposal.warnings.length > 0,
    setAside: own.filter((lot) => lot.onHand > 0 && (lot.status !== 'available' || lot.expiresOn < today)).length, highAlerts: medicine?.highAlerts ?? [], isControlled: medicine?.controlledClass != null,
  }
}
