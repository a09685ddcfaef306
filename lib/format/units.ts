import { shownUnit } from '@/lib/domain/units/convert-unit'

/**
 * A UCUM unit as our screens and papers write it: `umol/L` is `micromol/L`, `10*9/L` is `×10⁹/L`, `m[IU]/L` is `milliunits/L`.
 * The micro sign is taken for m, U for 0 and IU for 10 in handwriting and on poor prints, so they are spelled out.
 */
export function displayUnit(ucum: string | null | undefined): string {
  if (!ucum) return ''
  const shown = shownUnit(ucum)
  return shown
    .replace(/[µμ]g/g, 'microgram')
    .replace(/[µμ]mol/g, 'micromol')
    .replace(/[µμ]IU/g, 'microunits')
    .replace(/[µμ]L/g, 'microL')
    .replace(/\bmIU\b/g, 'milliunits')
    .replace(/\b(IU|U)\b/g, 'units')
    .replace(/^10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹])/, '×10')
}

/** A value and its unit, joined so that they never part at the end of a line. */
export function withUnit(value: string, ucum: string | null | undefined): string {
  const unit = displayUnit(ucum)
  return unit === '' ? value : `${value}${unit === '%' || unit.startsWith('/') ? '' : '\u202f'}${unit}`
}
