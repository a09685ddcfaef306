import { findLabTest, labCatalogue } from '@/lib/domain/lab/catalogue'
import type { LabCatalogue, LabTestRow } from '@/lib/domain/lab/catalogue.rows'
import { assessCritical } from '@/lib/domain/lab/critical.flags'
import type { CriticalFinding } from '@/lib/domain/lab/critical.flags'
import { isAbnormalAnswer } from '@/lib/domain/lab/result.answers'
import type { ResultFlag, UnknownReason } from '@/lib/domain/lab/result.codes'
import { intervalOf } from '@/lib/domain/lab/result.interval'
import type { Comparator } from '@/lib/domain/lab/result.interval'
import { unitLineFor } from '@/lib/domain/lab/result.units'
import type { UnitLine } from '@/lib/domain/lab/result.units'
import { assessRange } from '@/lib/domain/lab/range.flags'
import type { JudgedRange } from '@/lib/domain/lab/range.flags'
import type { PersonAtCollection } from '@/lib/domain/lab/range.selection'
import { withoutDust } from '@/lib/domain/units/convert-unit'

export interface FlagInput extends PersonAtCollection {
  /** Key of the catalogue test. */
  test: string
  value: number | string
  comparator?: Comparator | null
  /** UCUM or a common spelling; null or empty is an unknown unit. */
  unit: string | null
  tableVersion: string
  /** The same finding was called before in this episode, so a first-only limit need not be called again. */
  isRepeatInEpisode?: boolean
  /** Keys of `review` rows the site has approved. When given, a row outside it raises critical calls but never says normal. */
  approvedTests?: ReadonlySet<string>
}

export interface ResultAssessment {
  flag: ResultFlag
  /** Why the flag is `unknown`, otherwise null. */
  reason: UnknownReason | null
  range: JudgedRange | null
  critical: CriticalFinding | null
  /** Sentences a person has to weigh because the program cannot know them. */
  conditions: string[]
  /** The value in the catalogue unit; null when it could not be converted. */
  catalogueValue: number | null
  /** Whether the analyser can measure this far. */
  reportable: 'inside' | 'below' | 'above' | 'unknown'
  tableVersion: string
  /** What a director still has to decide about this row; null when nothing. */
  review: string | null
  /** What the reader should bear in mind about this test whoever the person is. */
  caution: string | null
}

/**
 * Judges a result against the limits that held when the specimen was taken: flag, range snapshot and critical tier.
 * A missing test, unit, age, sex or range gives `unknown` with a reason, never normal.
 * Sources are in the catalogue table.
 */
export function flagResult(input: FlagInput, catalogue: LabCatalogue = labCatalogue): ResultAssessment {
  if (input.tableVersion !== catalogue.version) return unknownResult(input, 'table-version-unknown')
  const test = findLabTest(input.test, catalogue)
  if (!test) return unknownResult(input, 'test-unknown')
  if (typeof input.value === 'string') return flagAnswer(input, input.value)
  if (!Number.isFinite(input.value)) return unknownResult(input, 'not-a-number')
  const line = unitLineFor(test, input.unit ?? '')
  if (!line) return { ...unknownResult(input, 'unit-unknown'), review: test.reviewReason, caution: test.caution }
  return flagNumber({ ...input, value: input.value }, test, line)
}

function flagNumber(input: FlagInput & { value: number }, test: LabTestRow, line: UnitLine): ResultAssessment {
  const catalogueValue = withoutDust((input.value - line.offset) / line.factor)
  const comparator = input.comparator ?? null
  const floor = test.reportableLow >= 0 ? 0 : null
  const critical = assessCritical(test, intervalOf({ value: catalogueValue, comparator, floor }), input)
  const judged = assessRange(test, intervalOf({ value: input.value, comparator, floor }), { person: input, line, unit: input.unit ?? test.ucum })
  const conditions = [...judged.conditions, ...(critical?.conditions ?? [])]
  const base = { range: judged.range, critical: critical?.finding ?? null, conditions, catalogueValue, reportable: reportableSide(test, catalogueValue), tableVersion: input.tableVersion, review: test.reviewReason, caution: test.caution }
  if (critical?.finding.tier === 'critical') return { ...base, flag: critical.finding.direction === 'low' ? 'LL' : 'HH', reason: null }
  const unapproved = test.confidence === 'review' && input.approvedTests !== undefined && !input.approvedTests.has(test.key)
  if (unapproved) return { ...base, flag: 'unknown', reason: 'row-not-approved' }
  return { ...base, flag: judged.flag, reason: judged.reason }
}

/** A word instead of a number: a known abnormal answer is `A`; every other word stays unjudged. */
function flagAnswer(input: FlagInput, answer: string): ResultAssessment {
  const unjudged = unknownResult(input, 'text-not-judged')
  return isAbnormalAnswer(answer) ? { ...unjudged, flag: 'A', reason: null } : unjudged
}

function reportableSide(test: LabTestRow, value: number): ResultAssessment['reportable'] {
  if (value < test.reportableLow) return 'below'
  return value > test.reportableHigh ? 'above' : 'inside'
}

function unknownResult(input: FlagInput, reason: UnknownReason): ResultAssessment {
  return { flag: 'unknown', reason, range: null, critical: null, conditions: [], catalogueValue: null, reportable: 'unknown', tableVersion: input.tableVersion, review: null, caution: null }
}
