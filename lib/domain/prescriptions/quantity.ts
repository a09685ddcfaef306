import { doseFormOf } from '@/lib/domain/pharmacy/dose-form.table'
import { tidy } from './dose-amount'
import { toDosing } from './dosing'
import type { DoseInstruction } from './prescription.schema'

export interface ComputedQuantity {
  /** Pieces of the form, rounded up to whole pieces. */
  quantity: number
  unit: string
  /** How it came about, shown beside the number. */
  how: string
}

/**
 * Pieces for the whole course: per dose × doses a day × days, rounded up. When required counts the most that
 * may be taken. Null when the dose is not counted in pieces, or the course has no length.
 */
export function computeQuantity(dose: DoseInstruction, form: string): ComputedQuantity | null {
  const dosing = toDosing(dose, form)
  const counted = doseFormOf(form)
  if (!dosing || !counted || dose.formUnits === null || counted.counted === 'application') return null
  const unit = counted.plural
  if (dosing.once) return { quantity: Math.ceil(tidy(dose.formUnits)), unit, how: 'one dose' }
  if (dose.durationDays === null || dosing.maxPerDay === null) return null
  const doses = dosing.perWeek === null ? dosing.maxPerDay * dose.durationDays : Math.ceil(tidy((dosing.perWeek * dose.durationDays) / 7))
  const quantity = Math.ceil(tidy(dose.formUnits * doses))
  return { quantity, unit, how: `${dose.formUnits} × ${doses} doses` }
}

/** Days one supply lasts at the most that may be taken; null when it cannot be known. */
export function daysOfSupply(quantity: number, dose: DoseInstruction, form: string): number | null {
  const dosing = toDosing(dose, form)
  if (!dosing || dose.formUnits === null || dosing.maxPerDay === null || dosing.once) return null
  const perDay = dosing.perWeek === null ? dose.formUnits * dosing.maxPerDay : (dose.formUnits * dosing.perWeek) / 7
  return perDay > 0 ? Math.floor(tidy(quantity / perDay)) : null
}

export interface PackChoice {
  packs: { size: number; count: number }[]
  total: number
  surplus: number
}

/**
 * Whole packs that cover the quantity with the least left over, then the fewest packs.
 * Null when no pack size is given. Sizes are pieces per pack.
 */
export function roundToPacks(quantity: number, packSizes: readonly number[]): PackChoice | null {
  const sizes = [...new Set(packSizes)].filter((size) => size > 0).sort((one, other) => other - one)
  const [largest] = sizes
  if (largest === undefined || quantity <= 0) return null
  // Least total first; between equal totals the larger packs, which means fewer of them.
  const full = Math.max(0, Math.floor(quantity / largest) - 2)
  const rest = bestCover(quantity - full * largest, sizes)
  const packs = sizes.map((size) => ({ size, count: (size === largest ? full : 0) + (rest.get(size) ?? 0) })).filter((each) => each.count > 0)
  const total = packs.reduce((sum, each) => sum + each.size * each.count, 0)
  return { packs, total, surplus: total - quantity }
}

/** Smallest cover of `needed` by a small search over totals; `needed` is below three of the largest packs. */
function bestCover(needed: number, sizes: readonly number[]): Map<number, number> {
  const limit = needed + (sizes[0] ?? 0)
  const fewest: (Map<number, number> | undefined)[] = [new Map()]
  for (let total = 1; total <= limit; total += 1) {
    for (const size of sizes) {
      const before = fewest[total - size]
      if (!before) continue
      const now = new Map(before).set(size, (before.get(size) ?? 0) + 1)
      const best = fewest[total]
      if (!best || countOf(now) < countOf(best)) fewest[total] = now
    }
    const cover = fewest[total]
    if (total >= needed && cover) return cover
  }
  return new Map()
}

const countOf = (packs: Map<number, number>): number => [...packs.values()].reduce((sum, count) => sum + count, 0)
