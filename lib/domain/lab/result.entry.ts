import { labCatalogue, getLabTest } from '@/lib/domain/lab/catalogue'
import type { LabCatalogue } from '@/lib/domain/lab/catalogue.rows'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { unknownReasonWords } from '@/lib/domain/lab/result.codes'
import { flagResult } from '@/lib/domain/lab/result.flags'
import type { ResultAssessment } from '@/lib/domain/lab/result.flags'
import { nextStates } from '@/lib/domain/lab/result.states'
import { unitLineFor } from '@/lib/domain/lab/result.units'
import type { PersonAtCollection } from '@/lib/domain/lab/range.selection'
import { nextState } from '@/lib/domain/state-table'
import type { Step } from '@/lib/domain/state-table'
import { findUnit, roundTo } from '@/lib/domain/units/convert-unit'
import { refuse } from '@/lib/errors/refusal'

export interface EntryStep extends Step {
  value: number | string
  comparator?: '<' | '>' | null
  unit: string
  via: NonNullable<LabResult['enteredVia']>
  person: PersonAtCollection
  tableVersion: string
  instrumentId?: string | null
  reagentLot?: string | null
  /** Whether the instrument's controls are in control; `not-required` for a test without controls. */
  qualityControl: 'in-control' | 'rejected' | 'overdue' | 'not-required'
  /** The technician looked again at a critical value and says it stands. */
  isCriticalConfirmed?: boolean
  isRepeatInEpisode?: boolean
  approvedTests?: ReadonlySet<string>
  comment?: string | null
}

export interface EnteredResult {
  result: LabResult
  assessment: ResultAssessment
  /** The value opens the critical call loop. */
  opensCriticalCall: boolean
}

/**
 * Enters a value and freezes how it was judged: range, unit, flag and table version stay with it for good.
 * @throws `lab-result.wrong-state`, `.unit-not-convertible`, `.outside-reportable`, `.quality-rejected`, `.value-missing`, `.number-not-readable`, `.critical-not-confirmed`
 */
export function enter(result: LabResult, step: EntryStep, catalogue: LabCatalogue = labCatalogue): EnteredResult {
  const status = nextState(nextStates, { from: result.status, verb: 'enter' }, 'lab-result.wrong-state')
  const assessment = assessEntry(result, step, catalogue)
  if (step.qualityControl === 'rejected' || step.qualityControl === 'overdue') refuse('lab-result.quality-rejected')
  const mustCall = assessment.critical?.mustCall === true
  if (assessment.critical?.tier === 'critical' && !step.isCriticalConfirmed) refuse('lab-result.critical-not-confirmed')
  const entered: LabResult = { ...result, ...judgedFields(result, step, assessment), ...bench(step), status, returnReason: null }
  return { result: entered, assessment, opensCriticalCall: mustCall }
}

/** Judges a value before it is saved, with the same guards entry has; for showing flags while somebody types. */
export function assessEntry(result: Pick<LabResult, 'testKey'>, step: Omit<EntryStep, keyof Step>, catalogue: LabCatalogue = labCatalogue): ResultAssessment {
  const test = getLabTest(result.testKey, catalogue)
  if (typeof step.value === 'string' && step.value.trim() === '') refuse('lab-result.value-missing', { field: 'value' })
  // "6,8" or "6.8 mmol/L" kept as words would be judged by no limit and called by nobody.
  if (typeof step.value === 'string' && /\d/.test(step.value)) refuse('lab-result.number-not-readable', { field: 'value', values: { typed: step.value.trim().slice(0, 20) } })
  if (typeof step.value === 'number' && !Number.isFinite(step.value)) refuse('lab-result.value-missing', { field: 'value' })
  if (typeof step.value === 'number' && !unitLineFor(test, step.unit)) refuse('lab-result.unit-not-convertible', { field: 'unit', values: { unit: step.unit } })
  const assessment = flagResult({ test: test.key, value: step.value, comparator: step.comparator, unit: step.unit, ...step.person, tableVersion: step.tableVersion, isRepeatInEpisode: step.isRepeatInEpisode, approvedTests: step.approvedTests }, catalogue)
  const isBeyond = assessment.reportable === 'below' || assessment.reportable === 'above'
  if (isBeyond && !step.comparator) refuse('lab-result.outside-reportable', { field: 'value', values: { low: test.reportableLow, high: test.reportableHigh } })
  return assessment
}

/** What is frozen with a value: how it was judged, by which table, in which words. */
export function judgedFields(result: LabResult, step: Pick<EntryStep, 'value' | 'comparator' | 'unit' | 'tableVersion'>, assessment: ResultAssessment): Partial<LabResult> {
  const tier = assessment.critical?.tier ?? null
  return {
    ...measuredFields(step),
    decimals: decimalsIn(result, step.unit),
    flag: assessment.flag,
    flagReason: assessment.reason === null ? null : unknownReasonWords[assessment.reason],
    range: rangeToStore(assessment),
    rangeText: assessment.range?.text ?? null,
    tableVersion: step.tableVersion,
    criticalTier: tier === 'critical' && assessment.critical?.mustCall !== true ? 'significant' : tier,
    isCriticalConfirmed: tier === 'critical' ? 'yes' : null,
  }
}

function measuredFields({ value, comparator, unit }: Pick<EntryStep, 'value' | 'comparator' | 'unit'>): Partial<LabResult> {
  const ucum = findUnit(unit)?.ucum ?? null
  if (typeof value === 'string') return { value: null, valueText: value.trim(), comparator: null, unit: ucum }
  return { value, valueText: null, comparator: comparator ?? null, unit: ucum ?? unit }
}

function rangeToStore({ range }: ResultAssessment): LabResult['range'] {
  if (range === null) return null
  const { low, high, lowInclusive, highInclusive, unit, kind } = range
  return { low, high, lowInclusive, highInclusive, unit, kind }
}

function decimalsIn(result: LabResult, unit: string): number {
  const line = unitLineFor(getLabTest(result.testKey), unit)
  return line?.decimals ?? result.decimals
}

const bench = (step: EntryStep): Partial<LabResult> => ({
  enteredBy: step.by,
  enteredByName: step.byName,
  enteredAt: step.at,
  enteredVia: step.via,
  instrumentId: step.instrumentId ?? null,
  reagentLot: step.reagentLot ?? null,
  ...(step.comment === undefined ? {} : { comment: step.comment }),
})

/** A value as printed: comparator, the places its unit asks for, or the words. An empty text when nothing is entered. */
export function shownValue(result: Pick<LabResult, 'value' | 'valueText' | 'comparator' | 'decimals'>): string {
  if (result.value === null) return result.valueText ?? ''
  const places = Math.max(0, result.decimals)
  const shown = roundTo(result.value, places).toFixed(places)
  return result.comparator ? `${result.comparator} ${shown}` : shown
}
