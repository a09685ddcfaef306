import type { LabTestRow } from '@/lib/domain/lab/catalogue.rows'
import { toCatalogueUnit } from '@/lib/domain/lab/result.units'
import { roundTo, withoutDust } from '@/lib/domain/units/convert-unit'

export interface MeasuredAt {
  value: number
  unit: string
  /** Collection time. */
  at: string
}

/** Something that explains a jump, known to the laboratory. */
export type DeltaContext = 'transfusion' | 'dialysis' | 'delivery' | 'iv-potassium-or-insulin' | 'chemotherapy' | 'known-trend'

export interface DeltaInput {
  now: MeasuredAt
  /** The latest verified value of the same test, or null. */
  previous: MeasuredAt | null
  context?: readonly DeltaContext[]
}

export interface DeltaCheck {
  outcome: 'passed' | 'failed' | 'suppressed' | 'not-checked'
  /** Why it was not checked, or what suppressed it; null otherwise. */
  reason: 'no-rule' | 'no-previous' | 'outside-window' | 'unit-unknown' | DeltaContext | null
  /** The change in the rule's own terms, and its limit; null when not checked. */
  change: number | null
  limit: number | null
  /** One line for the bench: `was 4.2, now 6.9 (+2.7, limit 1.5)`. Empty when not checked. */
  text: string
}

/** Tests whose jump a context explains. `known-trend` explains any. */
const explains: Readonly<Record<Exclude<DeltaContext, 'known-trend'>, readonly string[]>> = {
  transfusion: ['HGB', 'HCT', 'PLT', 'MCV'],
  dialysis: ['K', 'BUN', 'CREA'],
  delivery: ['HGB', 'HCT', 'PLT'],
  'iv-potassium-or-insulin': ['K', 'GLU', 'PHOS'],
  chemotherapy: ['WBC', 'NEUT', 'LYMPH', 'PLT'],
}

const notChecked = (reason: DeltaCheck['reason']): DeltaCheck => ({ outcome: 'not-checked', reason, change: null, limit: null, text: '' })

/**
 * Compares a value with the last verified one to find swapped or contaminated specimens. A change on the limit passes.
 * Limits and windows are in the catalogue table (after CLSI EP33).
 */
export function checkDelta(test: LabTestRow, { now, previous, context = [] }: DeltaInput): DeltaCheck {
  if ((test.deltaType !== 'abs' && test.deltaType !== 'pct') || test.deltaLimit === null || test.deltaWindowHours === null) return notChecked('no-rule')
  if (previous === null) return notChecked('no-previous')
  const hours = (Date.parse(now.at) - Date.parse(previous.at)) / 3_600_000
  if (hours < 0 || hours > test.deltaWindowHours) return notChecked('outside-window')
  const [value, before] = [toCatalogueUnit(test, now.value, now.unit), toCatalogueUnit(test, previous.value, previous.unit)]
  if (value === null || before === null) return notChecked('unit-unknown')
  const change = changeBetween(test.deltaType, before, value)
  const text = deltaText(test, { before, value })
  const base = { change, limit: test.deltaLimit, text }
  if (change <= test.deltaLimit) return { ...base, outcome: 'passed', reason: null }
  const explanation = context.find((one) => one === 'known-trend' || explains[one].includes(test.key))
  return explanation ? { ...base, outcome: 'suppressed', reason: explanation } : { ...base, outcome: 'failed', reason: null }
}

function changeBetween(type: 'abs' | 'pct', before: number, value: number): number {
  const moved = Math.abs(value - before)
  if (type === 'abs') return withoutDust(moved)
  return before === 0 ? (moved === 0 ? 0 : Number.POSITIVE_INFINITY) : withoutDust((moved / Math.abs(before)) * 100)
}

function deltaText(test: LabTestRow, { before, value }: { before: number; value: number }): string {
  const show = (n: number) => roundTo(n, test.decimals).toFixed(test.decimals)
  const sign = value >= before ? '+' : '−'
  const limit = test.deltaType === 'pct' ? `${test.deltaLimit} %` : String(test.deltaLimit)
  return `was ${show(before)}, now ${show(value)} (${sign}${show(Math.abs(value - before))}, limit ${limit})`
}

export interface ReferenceChange {
  /** The laboratory's own imprecision, from its controls. */
  analyticalVariationPercent: number
  withinPersonVariationPercent: number
  /** 1.96 for 95 %, 2.58 for 99 %. */
  z: number
}

/** The change in percent that chance alone does not explain: √2 × Z × √(CVa² + CVi²). */
export const referenceChangePercent = ({ analyticalVariationPercent, withinPersonVariationPercent, z }: ReferenceChange): number =>
  roundTo(Math.SQRT2 * z * Math.hypot(analyticalVariationPercent, withinPersonVariationPercent), 1)

/** The direction of travel for the arrow beside a value; `same` within the catalogue's last place. */
export function trendOf(test: LabTestRow, { now, previous }: Pick<DeltaInput, 'now' | 'previous'>): 'up' | 'down' | 'same' | 'unknown' {
  const value = toCatalogueUnit(test, now.value, now.unit)
  const before = previous === null ? null : toCatalogueUnit(test, previous.value, previous.unit)
  if (value === null || before === null) return 'unknown'
  const moved = roundTo(value, test.decimals) - roundTo(before, test.decimals)
  return moved === 0 ? 'same' : moved > 0 ? 'up' : 'down'
}
