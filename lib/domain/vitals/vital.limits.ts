import { vitals } from '@/lib/domain/vitals/vital.table'
import type { VitalRow } from '@/lib/domain/vitals/vital.rows'
import { vitalChanges } from '@/lib/domain/vitals/vital-changes.table'
import { childLimitRules } from '@/lib/domain/vitals/child-limits.table'

export interface SoftLimits {
  low: number | null
  high: number | null
  /** False when no limits are held for this age: the value is then `unknown`, not in range. */
  isKnown: boolean
}

/** The row of a vital sign, or null. */
export const findVital = (key: string): VitalRow | null => vitals.find((vital) => vital.key === key) ?? null

const unknownLimits: SoftLimits = { low: null, high: null, isKnown: false }

/**
 * The limits past which a value is looked at twice. From 16 years the adult limits; below it the child's own band, and
 * the adult limits only for signs that do not change with age.
 */
export function softLimitsFor(vital: VitalRow, ageDays: number | null): SoftLimits {
  const adult: SoftLimits = { low: vital.softLow, high: vital.softHigh, isKnown: vital.softLow !== null || vital.softHigh !== null }
  if (ageDays === null) return unknownLimits
  if (ageDays >= vitalChanges.adultFromDays) return adult
  const band = vital.childSoftBands.find((one) => ageDays >= one.ageMinDays && ageDays < one.ageMaxDays)
  if (band) return { low: band.low, high: band.high, isKnown: true }
  const rule = childLimitRules[vital.key]
  if (rule?.kind === 'as-adult' && ageDays >= rule.fromDays) return adult
  if (rule?.kind === 'systolic-centile') return systolicCentile(ageDays)
  return unknownLimits
}

/** Fifth centile of systolic pressure from 1 to 10 years: 70 + 2 × age in years. No upper limit is held. */
function systolicCentile(ageDays: number): SoftLimits {
  // The tables count a year as 365.25 days cut to whole days; this turns such a day back into its year.
  const years = Math.floor((ageDays + 0.75) / 365.25)
  return years >= 1 && years <= 10 ? { low: 70 + 2 * years, high: null, isKnown: true } : unknownLimits
}
