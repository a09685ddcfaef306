const noBreakSpace = '\u00a0'

/**
 * The number of a dose: no trailing zero (5, not 5.0, which is read as 50), a leading zero (0.5, not .5),
 * commas from 1,000, whole millions in words. Source: ISMP and Joint Commission lists of error-prone notations.
 * @throws RangeError for a number that cannot be a dose
 */
export function formatDoseNumber(value: number): string {
  if (!Number.isFinite(value) || value < 0) throw new RangeError('A dose is a number of zero or more')
  if (value >= 1_000_000) {
    const millions = trim(value / 1_000_000)
    if (Number(millions) * 1_000_000 === value && millions.length <= 5) return `${millions} million`
  }
  const [whole = '0', fraction] = trim(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction ? `${grouped}.${fraction}` : grouped
}

/** `500 mg`, `10,000 units`: the space does not break, the unit is a safe spelling without plural. */
export function formatDose(value: number, unit: string): string {
  return `${formatDoseNumber(value)}${noBreakSpace}${safeDoseUnit(unit)}`
}

/** `50 mg in 5 mL`; per one of something `100 units per mL`. */
export function formatConcentration(amount: { value: number; unit: string }, per: { value: number; unit: string }): string {
  const left = formatDose(amount.value, amount.unit)
  return per.value === 1 ? `${left} per ${safeDoseUnit(per.unit)}` : `${left} in ${formatDose(per.value, per.unit)}`
}

const safeSpellings: Record<string, string> = {
  'µg': 'micrograms', 'μg': 'micrograms', ug: 'micrograms', mcg: 'micrograms', microgram: 'micrograms',
  ng: 'nanograms', nanogram: 'nanograms',
  u: 'units', iu: 'units', unit: 'units', '[iu]': 'units',
  cc: 'mL', ml: 'mL', l: 'L',
}

/** A unit nobody can misread: `µg` and `mcg` become micrograms, `U` and `IU` units, `cc` mL. */
export function safeDoseUnit(unit: string): string {
  const written = unit.trim().replace(/\.$/, '')
  return safeSpellings[written.toLowerCase()] ?? written
}

// toFixed and not String: 1e-7 must not reach a label.
function trim(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '')
}
