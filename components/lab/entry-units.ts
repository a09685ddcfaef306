import { getLabTest } from '@/lib/domain/lab/catalogue'
import { displayUnit } from '@/lib/format/units'

/** The units a test may be typed in: the catalogue's, and its SI twin where that differs. A test without a unit has one empty line. */
export function entryUnits(testKey: string): { value: string; label: string }[] {
  const test = getLabTest(testKey)
  const units = [...new Set([test.ucum, test.siUcum].filter((unit): unit is string => Boolean(unit)))]
  return units.length === 0 ? [{ value: '', label: 'No unit' }] : units.map((unit) => ({ value: unit, label: displayUnit(unit) }))
}
