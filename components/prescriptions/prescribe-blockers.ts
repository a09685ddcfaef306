import type { Blocker } from '@/components/ui/action-bar'
import { type DraftLine, toPrescribedLine } from './draft-line'
import { homeLine } from './finding-words'
import { isReasoned } from './is-reasoned'
import type { Reason } from './line-alerts'
import type { CheckState } from './use-safety-check'

/** Everything that still stands before the signature, in the order of the page. Each leads to where it is mended. */
export function prescribeBlockers({ lines, check, reasons, allergiesHref }: { lines: readonly DraftLine[]; check: CheckState; reasons: Readonly<Record<string, Reason>>; allergiesHref: string }): Blocker[] {
  if (lines.length === 0) return [{ label: 'Add a medicine', href: '#add-medicine' }]
  const ids = lines.map((line) => line.id)
  const summary = check.result?.summary
  const nameAt = (lineId: string | null) => lines.find((line) => line.id === lineId)?.choice.name ?? 'the warning'
  const unresolved = (summary?.toResolve ?? []).map((finding) => ({ label: `Resolve ${nameAt(homeLine(finding, ids))}`, href: `#finding-${finding.id}` }))
  const unanswered = (summary?.toAcknowledge ?? []).filter((finding) => !isReasoned(reasons[finding.id])).map((finding) => ({ label: `Acknowledge ${nameAt(homeLine(finding, ids))}`, href: `#finding-${finding.id}` }))
  const noAllergies = summary?.notChecked.some((each) => each.reason === 'allergies-not-recorded' || each.reason === 'allergies-unavailable')
  return once([
    ...(noAllergies ? [{ label: 'Record the allergies', href: allergiesHref }] : []),
    ...lines.filter((line) => toPrescribedLine(line) === null).map((line) => ({ label: `Complete ${line.choice.name}`, href: `#line-${line.id}` })),
    ...lines.filter((line) => line.choice.isControlled).map((line) => ({ label: `Confirm your second factor for ${line.choice.name}`, href: `#line-${line.id}` })),
    ...unresolved, ...unanswered,
    ...(check.isCurrent ? [] : [{ label: check.failure ? 'Run the checks again' : 'Wait for the checks', href: '#checks' }]),
  ])
}

/** Two findings on one medicine are one thing to do. */
const once = (blockers: readonly Blocker[]): Blocker[] => blockers.filter((blocker, place) => blockers.findIndex((each) => each.label === blocker.label) === place)
