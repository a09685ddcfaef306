import { checkable, medicines } from '@/lib/domain/pharmacy/medicine'
import type { CheckedDosing, CheckedMedicine } from '@/lib/domain/prescriptions/checked-medicine'
import { type PatientFacts, unknownPatient } from '@/lib/domain/prescriptions/patient-facts'

export const today = '2026-03-05'

type Changes = Partial<CheckedMedicine>

/** A medicine known only by its code: enough for interactions and allergies. */
export function coded(name: string, atc: string | readonly string[], changes: Changes = {}): CheckedMedicine {
  const codes = typeof atc === 'string' ? [atc] : atc
  return {
    lineId: changes.lineId ?? name, medicineId: name, name, atc: codes, ingredients: [{ name, atc: codes, strength: null }], route: 'oral', localUse: false,
    dosing: null, startsOn: null, endsOn: null, stoppedOn: null, prescribedBy: null, notes: {}, ...changes,
  }
}

/** A product of the formulary by the beginning of its code, with a dose in pieces. */
export function product(idStart: string, pieces: number | null, changes: Changes & { perDay?: number; dosing?: CheckedDosing | null } = {}): CheckedMedicine {
  const found = medicines.find((each) => each.id === idStart) ?? medicines.find((each) => each.id.startsWith(idStart))
  if (!found) throw new Error(`No product begins with ${idStart}`)
  const { perDay, ...rest } = changes
  const unit = found.ingredients[0]?.strength?.perUnit ?? 'tablet'
  const dosing = pieces === null ? null : { dose: { amount: pieces, unit }, maxPerDay: perDay ?? 1, perWeek: null, once: false, asNeeded: false, durationDays: null }
  return { ...checkable(found), dosing, ...rest, lineId: rest.lineId ?? found.id }
}

/** A patient about whom only these facts are known. */
export function patientFacts(changes: Partial<PatientFacts> = {}): PatientFacts {
  return { ...unknownPatient(today), ...changes }
}

export const adultWoman = patientFacts({ bornOn: '1986-03-05', sex: 'female', weightKg: { value: 65, on: '2026-03-01' }, pregnancy: 'not-pregnant' })
export const adultMan = patientFacts({ bornOn: '1981-03-05', sex: 'male', weightKg: { value: 80, on: '2026-03-01' } })
