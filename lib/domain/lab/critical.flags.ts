import type { CriticalRow, CriticalTier, LabTestRow, RangeRow } from '@/lib/domain/lab/catalogue.rows'
import { isAllAbove, isAllBelow, mayBeAbove, mayBeBelow } from '@/lib/domain/lab/result.interval'
import type { ValueInterval } from '@/lib/domain/lab/result.interval'
import { selectCriticalRows, selectRanges } from '@/lib/domain/lab/range.selection'
import type { PersonAtCollection } from '@/lib/domain/lab/range.selection'

export interface CriticalFinding {
  tier: CriticalTier
  direction: 'low' | 'high'
  /** The limit crossed, in the catalogue unit. */
  limit: number
  unit: string
  firstOnly: boolean
  /** Whether the call loop starts now; false for the significant tier and for a known repeat of a first-only limit. */
  mustCall: boolean
}

export interface CriticalAssessment {
  finding: CriticalFinding
  conditions: string[]
}

export interface CriticalContext extends PersonAtCollection {
  isRepeatInEpisode?: boolean
}

/**
 * The critical limit a value crosses, or null. Below `low` or above `high` is critical; the limit itself is not.
 * When sex or age is unknown the strictest limit decides: a false alarm costs a call, a missed one may cost a life.
 */
export function assessCritical(test: LabTestRow, interval: ValueInterval, context: CriticalContext): CriticalAssessment | null {
  const crossed = selectCriticalRows(test, context).flatMap((row) => crossing(row, interval, selectRanges(test, context).rows)).sort(strictestFirst)
  const worst = crossed.find(({ row }) => row.tier === 'critical') ?? crossed[0]
  if (!worst) return null
  const { row, direction, limit, isCertain } = worst
  const isKnownRepeat = row.firstOnly && context.isRepeatInEpisode === true
  const conditions = [
    ...(row.condition === null ? [] : [row.condition]),
    ...(isCertain ? [] : ['The analyser could not measure this far; a critical value cannot be excluded.']),
    ...(context.ageDays === null && test.critical.length > 1 ? ['Judged by the strictest critical limit, because the age is not known.'] : []),
    ...(row.firstOnly ? ['Called on the first occurrence in an episode only.'] : []),
  ]
  return { finding: { tier: row.tier, direction, limit, unit: test.ucum, firstOnly: row.firstOnly, mustCall: row.tier === 'critical' && !isKnownRepeat }, conditions }
}

interface Crossing {
  row: CriticalRow
  direction: 'low' | 'high'
  limit: number
  isCertain: boolean
}

function crossing(row: CriticalRow, interval: ValueInterval, ranges: readonly RangeRow[]): Crossing[] {
  if (row.low !== null && isAllBelow(interval, row.low, false)) return [{ row, direction: 'low', limit: row.low, isCertain: true }]
  if (row.high !== null && isAllAbove(interval, row.high, false)) return [{ row, direction: 'high', limit: row.high, isCertain: true }]
  if (interval.from === interval.to) return []
  if (row.low !== null && mayBeBelow(interval, row.low) && isBelowAll(ranges, interval)) return [{ row, direction: 'low', limit: row.low, isCertain: false }]
  if (row.high !== null && mayBeAbove(interval, row.high) && isAboveAll(ranges, interval)) return [{ row, direction: 'high', limit: row.high, isCertain: false }]
  return []
}

/** `<3.0` where the lowest normal value is 3.5 is abnormal for certain and critical perhaps: that is called. */
const isBelowAll = (ranges: readonly RangeRow[], interval: ValueInterval): boolean =>
  ranges.length > 0 && ranges.every((row) => row.low !== null && isAllBelow(interval, row.low, false))

const isAboveAll = (ranges: readonly RangeRow[], interval: ValueInterval): boolean =>
  ranges.length > 0 && ranges.every((row) => row.high !== null && isAllAbove(interval, row.high, false))

/** Of several limits crossed on one side, the one nearest to normal is the one that was crossed first. */
const strictestFirst = (a: Crossing, b: Crossing): number => (a.direction === 'high' ? a.limit - b.limit : b.limit - a.limit)
