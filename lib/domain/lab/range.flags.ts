import type { LabTestRow, RangeRow } from '@/lib/domain/lab/catalogue.rows'
import type { RangeSnapshot } from '@/lib/domain/lab/order.schema'
import type { ResultFlag, UnknownReason } from '@/lib/domain/lab/result.codes'
import { isAllAbove, isAllBelow } from '@/lib/domain/lab/result.interval'
import type { ValueInterval } from '@/lib/domain/lab/result.interval'
import type { UnitLine } from '@/lib/domain/lab/result.units'
import { hasPregnancyRow, selectRanges } from '@/lib/domain/lab/range.selection'
import type { PersonAtCollection, SelectedRanges } from '@/lib/domain/lab/range.selection'
import { findUnit, roundTo, shownUnit } from '@/lib/domain/units/convert-unit'

/** The limits a result was judged by, in the unit it was reported in. Stored with the result and never recomputed. */
export interface JudgedRange extends RangeSnapshot {
  /** As printed: `3.5 to 5.0 mmol/L`, `less than 5.0 mg/L`, `60 mL/min/1.73 m² or more`. */
  text: string
  /** The range spans both sexes because none is recorded. */
  isSexNeutral: boolean
}

export interface RangeContext {
  person: PersonAtCollection
  line: UnitLine
  unit: string
}

export interface RangeAssessment {
  flag: Extract<ResultFlag, 'H' | 'L' | 'N' | 'unknown'>
  reason: UnknownReason | null
  range: JudgedRange | null
  conditions: string[]
}

/**
 * Compares every possible value with the limits as they are printed, so that report and flag can never disagree.
 * With several candidate rows (sex or trimester unknown) a flag is given only when all rows agree on it.
 */
export function assessRange(test: LabTestRow, interval: ValueInterval, { person, line, unit }: RangeContext): RangeAssessment {
  const selected = selectRanges(test, person)
  if (selected.rows.length === 0) return { flag: 'unknown', reason: selected.doubt ?? 'no-row', range: null, conditions: [] }
  const snapshots = selected.rows.map((row) => snapshotOf(row, test, { person, line, unit }))
  const flags = new Set(snapshots.map((snapshot) => flagAgainst(snapshot, interval)))
  const [flag] = flags
  const conditions = pregnancyConditions(test, person, selected)
  const range = selected.rows.length === 1 ? (snapshots[0] as JudgedRange) : unionOf(snapshots, selected)
  if (flags.size > 1 || flag === undefined) return { flag: 'unknown', reason: selected.doubt, range, conditions }
  if (flag === 'unknown') return { flag, reason: 'comparator-spans-limits', range, conditions }
  return { flag, reason: null, range, conditions }
}

function flagAgainst({ low, high, lowInclusive, highInclusive }: RangeSnapshot, interval: ValueInterval): RangeAssessment['flag'] {
  if (low !== null && isAllBelow(interval, low, !lowInclusive)) return 'L'
  if (high !== null && isAllAbove(interval, high, !highInclusive)) return 'H'
  const clearOfLow = low === null || isAllAbove(interval, low, lowInclusive)
  const clearOfHigh = high === null || isAllBelow(interval, high, highInclusive)
  return clearOfLow && clearOfHigh ? 'N' : 'unknown'
}

function snapshotOf(row: RangeRow, test: LabTestRow, { line, unit }: RangeContext): JudgedRange {
  const inUnit = (limit: number | null) => (limit === null || line.isCatalogueUnit ? limit : roundTo(limit * line.factor + line.offset, line.decimals))
  const limits = { low: inUnit(row.low), high: inUnit(row.high), lowInclusive: row.lowInclusive, highInclusive: row.highInclusive }
  const ucum = findUnit(unit)?.ucum ?? unit
  return { ...limits, unit: ucum, text: rangeText({ ...limits, unit: ucum, decimals: line.decimals }), kind: test.rangeKind, isSexNeutral: false }
}

/** The widest limits of several rows, for showing only: flags are judged row by row. */
function unionOf(snapshots: readonly JudgedRange[], selected: SelectedRanges): JudgedRange {
  const first = snapshots[0] as JudgedRange
  const low = snapshots.some((s) => s.low === null) ? null : Math.min(...snapshots.map((s) => s.low as number))
  const high = snapshots.some((s) => s.high === null) ? null : Math.max(...snapshots.map((s) => s.high as number))
  const isSexNeutral = selected.doubt === 'sex-unknown'
  const decimals = Math.max(...[low, high].map((limit) => placesOf(limit ?? 0)))
  const text = rangeText({ low, high, lowInclusive: first.lowInclusive, highInclusive: first.highInclusive, unit: first.unit, decimals })
  return { ...first, low, high, text: isSexNeutral ? `${text}, both sexes` : `${text}, all trimesters`, isSexNeutral }
}

type RangeWords = Omit<RangeSnapshot, 'kind'> & { decimals: number }

/** Limits in words: a dash between them reads as minus. A limit is shown with as many places as it needs, at least the test's own. */
export function rangeText({ low, high, lowInclusive, highInclusive, unit, decimals }: RangeWords): string {
  const show = (limit: number) => limit.toFixed(Math.max(decimals, placesOf(limit)))
  const after = shownUnit(unit) === '' ? '' : ` ${shownUnit(unit)}`
  if (low !== null && high !== null) return `${show(low)} to ${show(high)}${after}`
  if (high !== null) return highInclusive ? `${show(high)}${after} or less` : `less than ${show(high)}${after}`
  if (low !== null) return lowInclusive ? `${show(low)}${after} or more` : `more than ${show(low)}${after}`
  return 'no limits'
}

const placesOf = (value: number): number => (String(value).split('.')[1] ?? '').length

function pregnancyConditions(test: LabTestRow, person: PersonAtCollection, { pregnancyUsed }: SelectedRanges): string[] {
  if (person.pregnancy === null && hasPregnancyRow(test, person)) return ['Pregnancy is not recorded; other limits apply in pregnancy.']
  const isPregnant = person.pregnancy !== null && person.pregnancy !== 'none'
  return isPregnant && !pregnancyUsed ? ['No interval for this stage of pregnancy is held; the general interval was used.'] : []
}
