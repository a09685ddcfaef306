'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { checkDispense } from '@/actions/pharmacy/check-dispense'
import { AlertPanel } from '@/components/clinical/alert-panel'
import { AlertSummary } from '@/components/clinical/alert-summary'
import { ActionButton } from '@/components/forms/action-button'
import { checkedText, detailOf, factOf, homeLine, reasonOptions } from '@/components/prescriptions/finding-words'
import type { Reason } from '@/components/prescriptions/line-alerts'
import { NotChecked } from '@/components/prescriptions/not-checked'
import { isReasoned } from '@/components/prescriptions/is-reasoned'
import { PageBody } from '@/components/shell/page-body'
import { ActionBar, type Blocker } from '@/components/ui/action-bar'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Finding } from '@/lib/domain/prescriptions/finding'
import type { Override, OverrideReason } from '@/lib/domain/prescriptions/prescription.schema'
import { overrideReasonNames } from '@/lib/domain/prescriptions/sign-blockers'
import { formatTime } from '@/lib/format/instants'
import { DispenseDialogs } from './dispense-dialogs'
import { SupplyLine, type SupplyLineItem } from './supply-line'
import { type Review, useReview } from './use-review'

type ReviewPanelProps = { dispenseId: string; version: number; lines: readonly { item: SupplyLineItem; due: number; highAlerts: readonly string[]; isControlled: boolean }[]; number: string; isHeld: boolean; zone: string; children: React.ReactNode }

/** The clinical check: what the checks find now, what the prescriber decided, what is new and needs the pharmacist's word. */
export function ReviewPanel({ dispenseId, version, lines, number, isHeld, zone, children }: ReviewPanelProps) {
  const router = useRouter()
  const { review, failure, again } = useReview(dispenseId, version)
  const [reasons, setReasons] = useState<Readonly<Record<string, Reason>>>({})
  const summary = review?.summary
  const findings = summary ? [...summary.toResolve, ...summary.toAcknowledge, ...summary.forInformation] : []
  const ids = lines.map((line) => line.item.id)
  const blockers = blockersOf({ review, failure, reasons, isHeld })
  const overrides = findings.filter((finding) => finding.tier === 2 && !review?.answered[finding.id] && isReasoned(reasons[finding.id])).map((finding) => ({ findingId: finding.id, reason: reasons[finding.id]!.reason as OverrideReason, words: reasons[finding.id]!.words }))
  return (
    <>
      <PageBody>
        <div className="grid gap-3">
          {children}
          {failure && <Banner tone="critical" live="alert" title="Not checked" actions={<Button size="small" onClick={again}>Check again</Button>}>{failure}</Banner>}
          <ReviewSummary review={review} failure={failure} medicines={lines.length} zone={zone} />
          <ol aria-label="Medicines to check" className="grid gap-3">
            {lines.map((line) => (
              <li key={line.item.id} className="overflow-clip rounded-panel border bg-surface">
                <div className="px-3.5 py-3"><SupplyLine {...line} /></div>
                {findings.filter((finding) => homeLine(finding, ids) === line.item.id).map((finding) => {
                  const answer = review?.answered[finding.id]
                  return answer ? <AnsweredFinding key={finding.id} finding={finding} answer={answer} /> : <OpenFinding key={finding.id} finding={finding} given={reasons[finding.id] ?? { reason: '', words: '' }} onReason={(reason) => setReasons((before) => ({ ...before, [finding.id]: reason }))} />
                })}
              </li>
            ))}
          </ol>
          {review && review.alsoTaken.length > 0 && <p className="text-dense text-ink-2"><span className="text-ink-3">Also takes</span> {review.alsoTaken.join(', ')}</p>}
        </div>
      </PageBody>
      <ActionBar blockedTitle="Cannot check yet." blockers={blockers} note="Every warning has a decision.">
        <DispenseDialogs dispenseId={dispenseId} version={version} number={number} mayQuery />
        <ActionButton variant="primary" blockedReason={blockers.length > 0 ? blockers.map((blocker) => blocker.label).join('. ') : null} action={() => checkDispense({ dispenseId, version, overrides })} onDone={() => router.refresh()}>Check</ActionButton>
      </ActionBar>
    </>
  )
}

function ReviewSummary({ review, failure, medicines, zone }: { review: Review | null; failure: string | null; medicines: number; zone: string }) {
  const waiting = review?.summary.toAcknowledge.filter((finding) => !review.answered[finding.id]) ?? []
  return (
    <>
      <div id="checks" tabIndex={-1} aria-live="polite">
        <AlertSummary medicines={medicines} resolve={review?.summary.toResolve.length ?? 0} acknowledge={waiting.length} information={review?.summary.forInformation.length ?? 0} checkedText={review ? checkedText(review.summary, formatTime(review.checkedAt, zone)) : failure ? '' : 'Running the checks again'} />
      </div>
      {review && <NotChecked notChecked={review.summary.notChecked} />}
    </>
  )
}

/** A warning nobody has decided about: one that came since the signature, or one that cannot be passed. */
function OpenFinding({ finding, given, onReason }: { finding: Finding; given: Reason; onReason: (reason: Reason) => void }) {
  return (
    <AlertPanel id={`finding-${finding.id}`} tier={finding.tier} announce title={finding.title} fact={factOf(finding)} detail={detailOf(finding)}>
      {finding.tier === 2 && (
        <>
          <Select aria-label={`Your reason to continue: ${finding.title}`} className="max-w-72 max-tablet:max-w-none max-tablet:basis-full" placeholder="New since signing: your reason" options={reasonOptions} value={given.reason} onChange={(event) => onReason({ ...given, reason: event.target.value })} />
          {given.reason === 'other' && <Input aria-label={`Your reason in words: ${finding.title}`} className="max-w-80" value={given.words} onChange={(event) => onReason({ ...given, words: event.target.value })} />}
        </>
      )}
      {finding.tier === 1 && <p className="text-dense font-label">Query the prescriber or decline. This cannot be passed here.</p>}
    </AlertPanel>
  )
}

/** A warning the prescriber answered: read, not asked a second time. */
function AnsweredFinding({ finding, answer }: { finding: Finding; answer: Override }) {
  return (
    <div className="flex items-start gap-3 border-t px-3.5 py-2.5 text-dense">
      <Icon name="check" className="mt-0.5 text-ink-2" />
      <div><p><b className="font-label">{finding.title}.</b> <span className="text-ink-2">{finding.why} {finding.management}</span></p><p>Answered by {answer.byName}: <b className="font-label">{overrideReasonNames[answer.reason]}</b>{answer.words && `. ${answer.words}`}</p></div>
    </div>
  )
}

function blockersOf({ review, failure, reasons, isHeld }: { review: Review | null; failure: string | null; reasons: Readonly<Record<string, Reason>>; isHeld: boolean }): Blocker[] {
  if (isHeld) return [{ label: 'The prescriber holds this prescription', href: '#checks' }]
  if (!review) return [{ label: failure ? 'Run the checks again' : 'Wait for the checks', href: '#checks' }]
  const { summary, answered } = review
  const allergies = summary.notChecked.some((each) => each.reason === 'allergies-not-recorded' || each.reason === 'allergies-unavailable')
  return [
    ...(allergies ? [{ label: 'Allergies are not recorded: query the prescriber', href: '#checks' }] : []),
    ...summary.toResolve.map((finding) => ({ label: `Query or decline: ${finding.title}`, href: `#finding-${finding.id}` })),
    ...summary.toAcknowledge.filter((finding) => !answered[finding.id] && !isReasoned(reasons[finding.id])).map((finding) => ({ label: `Decide about ${finding.title}`, href: `#finding-${finding.id}` })),
  ]
}
