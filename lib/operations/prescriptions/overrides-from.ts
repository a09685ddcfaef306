import type { ReasonedOverride } from '@/lib/domain/prescriptions/prescribe.input'
import type { Override } from '@/lib/domain/prescriptions/prescription.schema'
import type { SafetySummary } from '@/lib/domain/prescriptions/safety-check'
import { toSafetySnapshot } from '@/lib/domain/prescriptions/sign-blockers'

/** The decisions as they are kept, each with what was found at this moment. A reason for something no longer found is dropped. */
export function overridesFrom(reasons: readonly ReasonedOverride[], summary: SafetySummary, { by, byName, at }: { by: string; byName: string; at: string }): Override[] {
  const { findings } = toSafetySnapshot(summary, at)
  return reasons.flatMap(({ findingId, reason, words }) => {
    const finding = findings.find((each) => each.id === findingId)
    return finding ? [{ findingId, ruleId: finding.ruleId.slice(0, 40), severity: finding.severity, summary: finding.summary, reason, words, by, byName, at }] : []
  })
}
