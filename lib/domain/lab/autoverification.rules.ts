import type { CrossCheckFinding } from '@/lib/domain/lab/cross-checks.rules'
import type { DeltaCheck } from '@/lib/domain/lab/delta.rules'
import type { ResultAssessment } from '@/lib/domain/lab/result.flags'
import type { LabResult } from '@/lib/domain/lab/order.schema'

export const autoverificationVersion = 'autoverification-1'

export interface AutoverificationInput {
  result: Pick<LabResult, 'testKey' | 'enteredVia' | 'comparator' | 'collectedAt' | 'specimenId'>
  assessment: ResultAssessment
  delta: DeltaCheck
  crossChecks: readonly CrossCheckFinding[]
  qualityControl: 'in-control' | 'rejected' | 'overdue' | 'not-required'
  isReagentInDate: boolean
  isCalibrationInDate: boolean
  hasInstrumentFlag: boolean
  hasOpenQuery: boolean
  isPatientRestricted: boolean
  /** Tests the site lets through, and the two switches. */
  allowedTests: ReadonlySet<string>
  isSwitchedOn: boolean
}

export interface AutoverificationDecision {
  releases: boolean
  version: string
  rules: { rule: string; passed: boolean }[]
}

/**
 * Whether an analyser value may be released without a person. Every rule has to pass; each answer is kept with the
 * decision. A typed or edited value never passes, because one person would then enter and release. After CLSI AUTO10.
 */
export function decideAutoverification(input: AutoverificationInput): AutoverificationDecision {
  const { result, assessment, delta } = input
  const withoutHistory = delta.outcome === 'not-checked' && delta.reason !== 'unit-unknown' && assessment.flag === 'N'
  const rules = [
    { rule: 'switched-on', passed: input.isSwitchedOn },
    { rule: 'unedited-from-analyser', passed: result.enteredVia === 'analyser' },
    { rule: 'specimen-and-collection-known', passed: result.specimenId !== null && result.collectedAt !== null },
    { rule: 'controls-in-control', passed: input.qualityControl === 'in-control' || input.qualityControl === 'not-required' },
    { rule: 'reagent-and-calibration-in-date', passed: input.isReagentInDate && input.isCalibrationInDate },
    { rule: 'no-instrument-flag', passed: !input.hasInstrumentFlag },
    { rule: 'inside-measuring-range', passed: assessment.reportable === 'inside' && result.comparator === null },
    { rule: 'inside-reference-range', passed: assessment.flag === 'N' },
    { rule: 'not-critical', passed: assessment.critical === null },
    { rule: 'delta', passed: delta.outcome === 'passed' || withoutHistory },
    { rule: 'cross-checks', passed: input.crossChecks.length === 0 },
    { rule: 'no-open-query', passed: !input.hasOpenQuery && !input.isPatientRestricted },
    { rule: 'test-allowed', passed: input.allowedTests.has(result.testKey) },
  ]
  return { releases: rules.every((rule) => rule.passed), version: autoverificationVersion, rules }
}

/** One member held back holds the whole panel, so that a doctor never reads half of it as all of it. */
export const holdsPanel = (decisions: readonly AutoverificationDecision[]): boolean => decisions.some((decision) => !decision.releases)
