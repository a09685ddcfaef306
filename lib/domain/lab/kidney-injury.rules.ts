import { withoutDust } from '@/lib/domain/units/convert-unit'

export interface CreatinineAt {
  mgPerDl: number
  at: string
}

/**
 * Stage of acute kidney injury from creatinine alone, KDIGO 2012: 0.3 mg/dL within 48 hours or 1.5 times within 7 days.
 * 0 means no stage by these values; null means there is nothing to compare with.
 */
export function kidneyInjuryStage(now: CreatinineAt, earlier: readonly CreatinineAt[]): 0 | 1 | 2 | 3 | null {
  const within = (hours: number) => earlier.filter((one) => hoursBetween(one.at, now.at) >= 0 && hoursBetween(one.at, now.at) <= hours).map((one) => one.mgPerDl)
  const week = within(168)
  if (week.length === 0) return null
  const ratio = withoutDust(now.mgPerDl / Math.min(...week))
  const roseByThreeTenths = within(48).some((before) => withoutDust(now.mgPerDl - before) >= 0.3)
  if (ratio < 1.5 && !roseByThreeTenths) return 0
  if (ratio >= 3 || now.mgPerDl >= 4) return 3
  return ratio >= 2 ? 2 : 1
}

const hoursBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000
