import type { Finding } from './finding'
import type { Override, OverrideReason, SafetySnapshot } from './prescription.schema'
import type { SafetySummary } from './safety-check'

/** The sentences behind the coded reasons; `other` needs own words. */
export const overrideReasonNames: Record<OverrideReason, string> = {
  'benefit-outweighs-risk': 'Benefit outweighs risk',
  'tolerated-before': 'Tolerated before',
  'dose-or-timing-adjusted': 'Dose or timing adjusted',
  'monitoring-ordered': 'Monitoring ordered',
  'allergy-entry-judged-wrong': 'Allergy entry judged wrong',
  'end-of-life-care': 'End-of-life care',
  other: 'Other reason',
}

/** Own words must say something: at least this many characters. */
export const minReasonWords = 20

/** What the id of an override is when it concerns the allergy state and not one finding. */
export const allergyStateOverrideId = 'allergy-state'

export interface Decisions {
  overrides: readonly Override[]
  signerId: string
  /** A second prescriber who agreed to pass what is contraindicated, or null. */
  secondPrescriberId: string | null
  /** Site choice; on by default, off only where one prescriber works alone. */
  requireSecondPrescriber: boolean
}

export interface SignBlocker {
  code: 'finding-absolute' | 'finding-unresolved' | 'second-prescriber-missing' | 'reason-missing' | 'reason-too-short' | 'allergies-not-recorded' | 'allergies-unavailable'
  findingId: string | null
  says: string
}

/**
 * Everything that still keeps a prescription from being signed, given, or handed out; empty means go.
 * An override counts only for the finding as it stands now: when medicines, doses or facts change, so does its id.
 */
export function signBlockers(summary: SafetySummary, decisions: Decisions): SignBlocker[] {
  return [
    ...allergyBlockers(summary, decisions),
    ...summary.toResolve.flatMap((finding) => tierOneBlocker(finding, decisions)),
    ...summary.toAcknowledge.flatMap((finding) => reasonBlocker(finding, decisions, 'reason-missing')),
  ]
}

function allergyBlockers(summary: SafetySummary, decisions: Decisions): SignBlocker[] {
  const state = summary.notChecked.find((each) => each.reason === 'allergies-not-recorded' || each.reason === 'allergies-unavailable')
  if (!state || decisions.overrides.some((each) => each.findingId === allergyStateOverrideId && hasReason(each))) return []
  const code = state.reason === 'allergies-unavailable' ? 'allergies-unavailable' : 'allergies-not-recorded'
  return [{ code, findingId: allergyStateOverrideId, says: state.says }]
}

function tierOneBlocker(finding: Finding, decisions: Decisions): SignBlocker[] {
  if (finding.absolute) return [{ code: 'finding-absolute', findingId: finding.id, says: `${finding.title}: change or remove the line.` }]
  const reason = reasonBlocker(finding, decisions, 'finding-unresolved')
  if (reason.length > 0) return reason
  const { secondPrescriberId, signerId } = decisions
  const hasSecond = secondPrescriberId !== null && secondPrescriberId !== signerId
  return !decisions.requireSecondPrescriber || hasSecond ? [] : [{ code: 'second-prescriber-missing', findingId: finding.id, says: `${finding.title}: a second prescriber has to agree.` }]
}

function reasonBlocker(finding: Finding, decisions: Decisions, code: 'reason-missing' | 'finding-unresolved'): SignBlocker[] {
  const override = decisions.overrides.find((each) => each.findingId === finding.id)
  if (!override) return [{ code, findingId: finding.id, says: finding.title }]
  return hasReason(override) ? [] : [{ code: 'reason-too-short', findingId: finding.id, says: `${finding.title}: write at least ${minReasonWords} characters.` }]
}

/** A coded reason stands by itself; "other" needs words. */
export function hasReason(override: Pick<Override, 'reason' | 'words'>): boolean {
  return override.reason !== 'other' || override.words.trim().length >= minReasonWords
}

const severityOfTier = { 1: 'C', 2: 'H', 3: 'M' } as const

/** What was checked and found, in the shape that is kept beside the decision. */
export function toSafetySnapshot(summary: SafetySummary, checkedAt: string): SafetySnapshot {
  const findings = [...summary.toResolve, ...summary.toAcknowledge, ...summary.forInformation]
  return {
    checkedAt,
    tableVersions: summary.tableVersions,
    checked: [...summary.checkedWhat],
    notChecked: summary.notChecked.map((each) => each.says),
    findings: findings.map((each) => ({ id: each.id, ruleId: each.ruleId, kind: each.check, severity: severityOfTier[each.tier], tier: each.tier, summary: each.title.slice(0, 400) })),
  }
}
