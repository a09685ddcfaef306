import { units, unitSpellings } from '@/lib/domain/units/units.table'
import type { UnitRow } from '@/lib/domain/units/units.table'

const byUcum = new Map<string, UnitRow>(units.map((row) => [row.ucum, row]))

/** The unit row for a UCUM code or a common spelling of it; null when we do not know the unit. Case matters. */
export function findUnit(written: string): UnitRow | null {
  const compact = written.replace(/\s+/g, '')
  return byUcum.get(compact) ?? byUcum.get(unitSpellings[compact] ?? '') ?? null
}

/** How a unit is shown to people: `10*3/uL` becomes `×10³/microL`. An unknown unit is shown as written. */
export const shownUnit = (ucum: string): string => findUnit(ucum)?.shown ?? ucum

/** Factor between two units of one kind, or null when a factor alone does not convert them. */
export function factorBetween(from: string, to: string): number | null {
  const source = findUnit(from)
  const target = findUnit(to)
  if (!source || !target || source.kind !== target.kind) return null
  return source.factor / target.factor
}

/** Fahrenheit to Celsius. */
export const celsiusFromFahrenheit = (fahrenheit: number): number => withoutDust(((fahrenheit - 32) * 5) / 9)

/** Celsius to Fahrenheit. */
export const fahrenheitFromCelsius = (celsius: number): number => withoutDust((celsius * 9) / 5 + 32)

/** Rounds half away from zero, as laboratories do, without binary dust (1.005 to 2 places is 1.01). */
export function roundTo(value: number, decimals: number): number {
  const power = 10 ** decimals
  const scaled = Math.round(withoutDust(Math.abs(value) * power))
  return withoutSignedZero(withoutDust((Math.sign(value) * scaled) / power))
}

/** Removes what binary arithmetic leaves behind, so a limit converted and compared stays the limit. */
export const withoutDust = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(12)) : value)

const withoutSignedZero = (value: number): number => (value === 0 ? 0 : value)
