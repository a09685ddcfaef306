import { findMedicine, type Medicine } from '@/lib/domain/pharmacy/medicine'
import { type CheckedMedicine, type Route, routes } from '@/lib/domain/prescriptions/checked-medicine'
import { checkedLine } from '@/lib/domain/prescriptions/checked-line'
import { readUnit } from '@/lib/domain/prescriptions/dosing'
import { perPieceOf, routesToChoose } from '@/lib/domain/prescriptions/medicine-choice'
import { doseFormOf } from '@/lib/domain/pharmacy/dose-form.table'
import type { CheckLine, PrescribedLine } from '@/lib/domain/prescriptions/prescribe.input'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { requireSafeText } from '@/lib/domain/prescriptions/safe-text'
import { patientSentence } from '@/lib/domain/prescriptions/sig'
import { refuse } from '@/lib/errors/refusals'

type WrittenItem = Pick<PrescriptionItem, 'id' | 'medicineCode' | 'name' | 'brand' | 'form' | 'strength' | 'atc' | 'dose' | 'sentence' | 'quantity' | 'quantityUnit' | 'refillsAllowed' | 'isSubstitutionAllowed' | 'indication'>

/**
 * A line as it is kept: names, codes and the sentence come from the formulary, never from the browser.
 * @throws Refusal prescription.medicine-unknown, .dose-mismatch, .route-unknown, .dose-unknown, .dose-not-safe-to-write
 */
export function lineToItem(line: PrescribedLine): WrittenItem {
  const medicine = medicineOf(line)
  return {
    id: line.id, medicineCode: medicine.id, name: medicine.name, brand: null, form: medicine.form, strength: medicine.strength, atc: [...medicine.atc], dose: line.dose,
    sentence: patientSentence({ ...medicine, brand: null }, line.dose).slice(0, 400), quantity: line.quantity, quantityUnit: doseFormOf(medicine.form)?.plural ?? 'pieces',
    refillsAllowed: line.refills, isSubstitutionAllowed: line.isSubstitutionAllowed, indication: line.indication,
  }
}

/** A line as the checks see it, while it is still being written. */
export function lineToCheck(line: CheckLine, { prescribedBy, today }: { prescribedBy: string; today: string }): CheckedMedicine {
  const medicine = medicineOf(line)
  return checkedLine({ id: line.id, medicineCode: medicine.id, name: medicine.name, form: medicine.form, atc: [...medicine.atc], dose: line.dose, startedOn: today, endsOn: null }, { prescribedBy, stoppedOn: null })
}

/** @throws as above */
export function medicineOf({ medicineCode, dose }: CheckLine): Medicine {
  const medicine = findMedicine(medicineCode) ?? refuse('prescription.medicine-unknown', { field: 'medicineCode' })
  if (!routesToChoose(medicine.routes).includes(dose.route) && !isRoute(dose.route)) refuse('prescription.route-unknown', { field: 'route' })
  if (readUnit(dose.unit) === null) refuse('prescription.dose-mismatch', { field: 'amount', values: { name: medicine.name } })
  requireSafeText(dose.extra)
  if (dose.asNeededFor) requireSafeText(dose.asNeededFor)
  requireOneDose(medicine, dose)
  return medicine
}

const isRoute = (written: string): written is Route => (routes as readonly string[]).includes(written)

/** "500 mg" and "1 capsule of 500 mg" must be the same dose: two doses in one line are a ten-fold trap. */
function requireOneDose(medicine: Medicine, { amount, unit, formUnits }: CheckLine['dose']): void {
  const perPiece = perPieceOf(medicine)
  if (!perPiece || formUnits === null) return
  const expected = unit === perPiece.unit ? formUnits * perPiece.amount : formUnits
  if (Math.abs(amount - expected) > expected * 0.005) refuse('prescription.dose-mismatch', { field: 'amount', values: { name: medicine.name } })
}
