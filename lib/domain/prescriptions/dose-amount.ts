/** Units a dose may be written in. Names are the safe ones: never µg, mcg, U or IU. */
export const massUnits = ['g', 'mg', 'micrograms', 'nanograms', 'units', 'mmol'] as const
export const countUnits = [
  'tablet', 'capsule', 'mL', 'puff', 'drop', 'spray', 'application', 'patch', 'suppository', 'pessary',
  'sachet', 'ampoule', 'vial', 'lozenge', 'inhalation', 'device', 'dose',
] as const

export type MassUnit = (typeof massUnits)[number]
export type CountUnit = (typeof countUnits)[number]
export type DoseUnit = MassUnit | CountUnit

/** What one countable piece holds: 250 mg in 5 mL is `{ amount: 250, unit: 'mg', perAmount: 5, perUnit: 'mL' }`. */
export interface Strength {
  amount: number
  unit: MassUnit
  perAmount: number
  perUnit: CountUnit
}

export interface Amount {
  amount: number
  unit: DoseUnit
}

const milligramsPer: Partial<Record<MassUnit, number>> = { g: 1000, mg: 1, micrograms: 0.001, nanograms: 0.000001 }

/** True for what is measured (mg, units, mmol), false for what is counted (tablet, puff, mL). Only some mass units convert into each other. */
export function isMassUnit(unit: DoseUnit): unit is MassUnit {
  return (massUnits as readonly string[]).includes(unit)
}

/**
 * The same amount in another mass unit, or null when the two do not convert
 * (units and mmol convert only to themselves: guessing between them kills).
 */
export function convertMass(amount: number, from: MassUnit, to: MassUnit): number | null {
  if (from === to) return amount
  const fromFactor = milligramsPer[from]
  const toFactor = milligramsPer[to]
  if (fromFactor === undefined || toFactor === undefined) return null
  return tidy((amount * fromFactor) / toFactor)
}

/**
 * Mass of an ingredient in one administration, in `unit`.
 * Null when it cannot be known: no strength, or a count that does not fit the strength.
 */
export function massOfDose(dose: Amount, strength: Strength | null, unit: MassUnit): number | null {
  if (isMassUnit(dose.unit)) return convertMass(dose.amount, dose.unit, unit)
  if (!strength || strength.perUnit !== dose.unit || strength.perAmount <= 0) return null
  return convertMass((dose.amount * strength.amount) / strength.perAmount, strength.unit, unit)
}

/** Removes the dust of binary fractions (0.30000000000000004 → 0.3) without rounding a real dose. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
