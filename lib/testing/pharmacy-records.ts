import { findMedicine, medicines } from '@/lib/domain/pharmacy/medicine'
import type { Lot, MedicinalProduct } from '@/lib/domain/pharmacy/stock.schema'
import type { PrescribedLine } from '@/lib/domain/prescriptions/prescribe.input'
import { saveDraft } from '@/lib/operations/prescriptions/save-draft'
import { type SignedPrescription, signPrescription } from '@/lib/operations/prescriptions/sign-prescription'
import type { Context } from '@/lib/session/context'
import type { ClinicFixture } from './clinic-fixture'

let made = 0
/** An id as a form makes it. */
export const formId = (): string => `f${String((made += 1)).padStart(19, '0')}`

/** A line of a product by the beginning of its code, with its usual dose. */
export function lineOf(codeStart: string, changes: Partial<PrescribedLine> = {}): PrescribedLine {
  const medicine = findMedicine(codeStart) ?? medicines.find((each) => each.id.startsWith(codeStart))
  const dose = medicine?.sigs[0]
  if (!medicine || !dose) throw new Error(`No product begins with ${codeStart}`)
  return { id: formId(), medicineCode: medicine.id, dose: { ...dose, durationDays: dose.durationDays ?? 28 }, quantity: 21, refills: 0, isSubstitutionAllowed: true, indication: null, ...changes }
}

/** Writes and signs a prescription as a doctor. */
export async function signed(doctor: Context, patientId: string, lines: PrescribedLine[]): Promise<SignedPrescription & { dispenseId: string }> {
  const draft = await saveDraft(doctor, { id: formId(), patientId, encounterId: null, version: 0, lines, noteToPharmacist: null })
  const answer = await signPrescription(doctor, { id: draft.id, version: draft.version, overrides: [], priority: 'routine' })
  if (answer.dispenseId === null) throw new Error('The prescription was signed before.')
  return { ...answer, dispenseId: answer.dispenseId }
}

type Stocked = { product: MedicinalProduct; lots: Lot[] }

/** A product on the shelf with lots: `[lot number, expiry day, pieces]`. */
export async function stock(clinic: ClinicFixture, code: string, lots: readonly (readonly [string, string, number, Lot['status']?])[]): Promise<Stocked> {
  const organisation = 'riverside'
  const medicine = findMedicine(code)
  if (!medicine) throw new Error(`The formulary does not know ${code}.`)
  const at = clinic.clock.now().toISOString()
  return clinic.clinic(organisation).transaction((tx) => {
    const product = tx.medicinalProducts.create({ id: formId(), organisationId: organisation, code, name: medicine.name, brand: null, form: medicine.form, strength: medicine.strength, atc: [...medicine.atc], gtin: null, packSize: 1, unit: 'piece', schedule: null, reorderLevel: 0, location: null, unitPrice: null, status: 'active' })
    const made = lots.map(([lotNumber, expiresOn, onHand, status]) => {
      const lot = tx.lots.create({ id: formId(), organisationId: organisation, productId: product.id, lotNumber, expiresOn, onHand, reserved: 0, status: status ?? 'available', supplierId: null, receivedAt: at, unitCost: null })
      tx.stockLedgerEntries.create({ id: `${lot.id}-1`, organisationId: organisation, productId: product.id, lotId: lot.id, change: onHand, balanceAfter: onHand, reason: 'received', dispenseId: null, by: 'test', byName: 'Test', witnessId: null, at, note: null })
      return lot
    })
    return { product, lots: made }
  })
}
