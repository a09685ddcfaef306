import { shownUnit } from '@/lib/domain/units/convert-unit'

/** A UCUM unit as our screens and papers write it, spelled so that it cannot be misread; nothing where there is none. */
export const displayUnit = (ucum: string | null | undefined): string => (ucum ? shownUnit(ucum) : '')

/** A value and its unit, joined so that they never part at the end of a line. */
export function withUnit(value: string, ucum: string | null | undefined): string {
  const unit = displayUnit(ucum)
  return unit === '' ? value : `${value}${unit === '%' || unit.startsWith('/') ? '' : '\u202f'}${unit}`
}
