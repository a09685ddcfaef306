import { doseForms } from '@/lib/domain/pharmacy/dose-form.table'
import type { Medicine } from '@/lib/domain/pharmacy/medicine'
import type { DoseInstruction } from './prescription.schema'

/** A product as the person who prescribes needs it on the screen: enough to fill a line without the whole formulary. */
export type MedicineChoice = {
  code: string
  name: string
  brands: readonly string[]
  form: string
  strength: string
  use: string
  routes: readonly string[]
  /** Mass of one piece when there is one substance: `500 mg` for each capsule. */
  perPiece: { amount: number; unit: string } | null
  piece: string
  pieces: string
  sigs: readonly DoseInstruction[]
  packSizes: readonly number[]
  highAlerts: readonly string[]
  isControlled: boolean
}

/** A medicine of the formulary as the search offers it: names of one and of several pieces, and the mass of one where there is one. */
export function toMedicineChoice(medicine: Medicine): MedicineChoice {
  const { counted, plural } = doseForms[medicine.form]
  return {
    code: medicine.id, name: medicine.name, brands: medicine.brands, form: medicine.form, strength: medicine.strength, use: medicine.use, routes: medicine.routes,
    perPiece: perPieceOf(medicine), piece: counted, pieces: plural, sigs: medicine.sigs, packSizes: medicine.packSizes, highAlerts: medicine.highAlerts, isControlled: medicine.controlledClass !== null,
  }
}

/** What one tablet, capsule or millilitre holds; null for combinations and for what has no mass. */
export function perPieceOf(medicine: Pick<Medicine, 'ingredients' | 'form'>): { amount: number; unit: string } | null {
  const strength = medicine.ingredients.length === 1 ? medicine.ingredients[0]?.strength : null
  return strength && strength.perUnit === doseForms[medicine.form].counted ? { amount: strength.amount / strength.perAmount, unit: strength.unit } : null
}

/** The eye and the ear are two places each. */
export const sidedRoutes: Readonly<Record<string, readonly string[]>> = { eye: ['left eye', 'right eye', 'both eyes'], ear: ['left ear', 'right ear', 'both ears'] }

/** The routes somebody may choose for a product. */
export const routesToChoose = (routes: readonly string[]): string[] => routes.flatMap((route) => sidedRoutes[route] ?? [route])
