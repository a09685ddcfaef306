import type { DoseScene } from './dose.conditions'
import { judgeDoseCondition } from './dose.conditions'
import type { DoseRow, Limit, LoweredLimit } from './dose.rule'
import { doseGuards } from './dose.table'
import { freshDays } from './fact-freshness.table'
import { freshValue, patientDays, patientYears } from './known-value'

/** The limits that hold for this patient, with the facts that lowered them. */
export interface EffectiveLimits {
  single: Limit
  daily: Limit
  weekly: Limit
  because: string[]
  missing: string[]
  /** Lowerings that may apply but hang on a value nobody knows. */
  open: LoweredLimit[]
}

export type Population =
  | { kind: 'adult' }
  | { kind: 'child'; weightKg: number }
  | { kind: 'child-without-weight' }
  | { kind: 'newborn' }
  | { kind: 'age-not-known' }

/** Who the patient is to the dose table. A heavy 8-year-old is still dosed by weight and capped at the adult limit. */
export function populationOf(scene: DoseScene): Population {
  const { facts } = scene
  const days = patientDays(facts)
  const years = patientYears(facts)
  if (days === null || years === null) return { kind: 'age-not-known' }
  if (days < doseGuards.newbornBelowDays) return { kind: 'newborn' }
  if (years >= 18) return { kind: 'adult' }
  const weightKg = freshValue(facts.weightKg, freshDays.weightChild, facts.today)
  if (weightKg === null) return { kind: 'child-without-weight' }
  return years >= doseGuards.alwaysByWeightBelowYears && weightKg >= doseGuards.childWeightKg ? { kind: 'adult' } : { kind: 'child', weightKg }
}

/** Adult limits of a row for this patient: the lowest that applies. A lowering fact that is not known is named. */
export function adultLimits(row: DoseRow, scene: DoseScene, once: boolean): EffectiveLimits {
  const limits: EffectiveLimits = {
    single: once && row.once ? row.once : row.single,
    daily: once && row.once ? row.once : row.daily,
    weekly: row.weekly ?? { soft: null, hard: null },
    because: [],
    missing: [],
    open: [],
  }
  for (const lowered of row.lowered) {
    const verdict = judgeDoseCondition(lowered.test, scene)
    if (typeof verdict === 'object') {
      limits.missing.push(verdict.missing)
      limits.open.push(lowered)
    }
    if (verdict !== true) continue
    limits.single = lower(limits.single, lowered.single)
    limits.daily = lower(limits.daily, lowered.daily)
    limits.because.push(lowered.says)
  }
  return limits
}

/** Child limits: per kilogram, never above the adult limit. Null: the table knows no child limit. */
export function childLimits(row: DoseRow, weightKg: number): EffectiveLimits | null {
  const { child } = row
  if (!child) return null
  const cap = (adult: Limit, own: number | undefined) => own ?? adult.soft ?? adult.hard
  return {
    single: perKg(child.singlePerKg, weightKg, cap(row.single, child.singleCap)),
    daily: perKg(child.dailyPerKg, weightKg, cap(row.daily, child.dailyCap)),
    weekly: row.weekly ?? { soft: null, hard: null },
    because: [`weight ${weightKg} kg`],
    missing: [],
    open: [],
  }
}

/** Blocked above this: the table's hard limit, or a multiple of the soft one where it names none. */
export function blockAbove(limit: Limit): number | null {
  if (limit.hard !== null) return limit.hard
  return limit.soft === null ? null : limit.soft * doseGuards.grossOverdoseFactor
}

function perKg(limit: Limit | null, weightKg: number, cap: number | null): Limit {
  const scaled = (value: number | null) => (value === null ? null : value * weightKg)
  const softValue = smallest(scaled(limit?.soft ?? null), cap)
  const hardValue = scaled(limit?.hard ?? null)
  return { soft: softValue, hard: hardValue === null || softValue === null ? hardValue : Math.max(softValue, Math.min(hardValue, cap ?? hardValue)) }
}

function lower(current: Limit, lowered: Limit | undefined): Limit {
  if (!lowered) return current
  return { soft: smallest(current.soft, lowered.soft), hard: smallest(current.hard, lowered.hard) }
}

function smallest(one: number | null, other: number | null): number | null {
  if (one === null) return other
  return other === null ? one : Math.min(one, other)
}
