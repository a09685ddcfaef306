import type { LabTestRow } from '@/lib/domain/lab/catalogue.rows'
import { factorBetween, findUnit, withoutDust } from '@/lib/domain/units/convert-unit'

/** A straight line between a reported unit and the catalogue unit of a test: reported = catalogue × factor + offset. */
export interface UnitLine {
  factor: number
  offset: number
  /** Whether the reported unit is the catalogue's own, so that limits need no rounding. */
  isCatalogueUnit: boolean
  decimals: number
}

/**
 * How a unit relates to the catalogue unit of a test: the same, its SI unit, or another size of either.
 * null when the unit is unknown or belongs to another quantity; such a value is never judged.
 */
export function unitLineFor(test: LabTestRow, unit: string): UnitLine | null {
  const known = findUnit(unit)
  if (!known) return null
  if (known.ucum === 'meq/L') return monovalent.has(test.key) ? unitLineFor(test, 'mmol/L') : null
  if (known.ucum === test.ucum) return { factor: 1, offset: 0, isCatalogueUnit: true, decimals: test.decimals }
  if (known.ucum === test.siUcum) return { factor: test.factorToSi, offset: test.offsetToSi, isCatalogueUnit: false, decimals: test.siDecimals }
  const sameKind = factorBetween(test.ucum, known.ucum)
  if (sameKind !== null) return { factor: sameKind, offset: 0, isCatalogueUnit: false, decimals: decimalsAfter(test.decimals, sameKind) }
  const fromSi = factorBetween(test.siUcum, known.ucum)
  if (fromSi === null) return null
  return { factor: test.factorToSi * fromSi, offset: test.offsetToSi * fromSi, isCatalogueUnit: false, decimals: decimalsAfter(test.siDecimals, fromSi) }
}

/** Where one milliequivalent is one millimole. Calcium and magnesium carry two charges and are left out on purpose. */
const monovalent: ReadonlySet<string> = new Set(['NA', 'K', 'CL', 'HCO3', 'AGAP', 'LI', 'AHCO3', 'ABE'])

/** A value in any unit of the test, in its catalogue unit; null when the unit cannot be converted. */
export function toCatalogueUnit(test: LabTestRow, value: number, unit: string): number | null {
  const line = unitLineFor(test, unit)
  return line && withoutDust((value - line.offset) / line.factor)
}

/** A value in the catalogue unit, in the unit asked for; null when the unit cannot be converted. */
export function fromCatalogueUnit(test: LabTestRow, value: number, unit: string): number | null {
  const line = unitLineFor(test, unit)
  return line && withoutDust(value * line.factor + line.offset)
}

export interface Conversion {
  value: number
  from: string
  to: string
}

/** Converts a result of a test between units (conventional, SI or another size of either). null when not convertible. */
export function convertResult(test: LabTestRow, { value, from, to }: Conversion): number | null {
  const own = toCatalogueUnit(test, value, from)
  return own === null ? null : fromCatalogueUnit(test, own, to)
}

/** A unit a thousand times larger needs three more places to show the same precision. */
const decimalsAfter = (decimals: number, factor: number): number => Math.max(0, decimals - Math.round(Math.log10(factor)))
