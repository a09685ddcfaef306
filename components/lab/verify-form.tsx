'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { verifyResults } from '@/actions/lab/verify-results'
import { TwoPersonNote } from '@/components/clinical/two-person-note'
import { ActionButton } from '@/components/forms/action-button'
import { ActionBar, type Blocker } from '@/components/ui/action-bar'
import { Banner } from '@/components/ui/banner'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import { isCalled } from '@/lib/domain/lab/result.states'
import { PageBody } from '@/components/shell/page-body'
import type { VerifyLine } from './verify-lines'
import { VerifyTable } from './verify-table'

type VerifyFormProps = { orderId: string; lines: readonly VerifyLine[]; calls: readonly CriticalCall[]; actorId: string; reportOf: { patientName: string; requester: string }; custody: ReactNode; children: ReactNode }

/** The second check: agree row by row, then release. Whoever entered a value sees why they cannot. */
export function VerifyForm({ orderId, lines, calls, actorId, reportOf, custody, children }: VerifyFormProps) {
  const router = useRouter()
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set())
  const [comment, setComment] = useState('')
  const waiting = lines.filter((line) => line.isWaiting)
  const own = waiting.filter((line) => line.enteredBy === actorId)
  const mine = waiting.filter((line) => line.enteredBy !== actorId)
  const chosen = mine.filter((line) => agreed.has(`${line.resultId}.${line.version}`))
  const checks = checksOf({ mine, chosen, calls })
  const blockers: Blocker[] = checks.filter((check) => !check.isDone).map(({ fix, href }) => ({ label: fix, href }))
  const toggle = (line: VerifyLine) => setAgreed((before) => { const key = `${line.resultId}.${line.version}`; const next = new Set(before); if (!next.delete(key)) next.add(key); return next })

  return (
    <>
      <PageBody>
        {children}
        {waiting.length === 0 && <Banner tone="success" live="status" title="Nothing on this order waits for a second check" className="mb-3" />}
        {own.length > 0 && <div className="mb-3"><TwoPersonNote act="verify it" isOwnEntry /></div>}
        <VerifyTable lines={lines} actorId={actorId} agreed={agreed} onToggle={toggle} onAgreeAll={() => setAgreed(new Set(mine.filter((line) => line.flag === 'N').map((line) => `${line.resultId}.${line.version}`)))} onReturned={() => router.refresh()} />
        <div className="mt-4 grid gap-5 tablet:grid-cols-3">
          <section aria-labelledby="before-release">
            <h2 id="before-release" className="text-dense font-title">Before release</h2>
            <ul className="mt-1.5 grid gap-1 text-dense">
              {checks.map((check) => <li key={check.words} className={check.isDone ? 'text-ink-2' : 'font-label'}><span aria-hidden className={check.isDone ? 'text-success-text' : 'text-critical-text'}>{check.isDone ? '✓ ' : '✕ '}</span><span className="sr-only">{check.isDone ? 'Done: ' : 'Open: '}</span>{check.words}</li>)}
            </ul>
          </section>
          {custody}
          <Field label="Comment on report" optional hint="Printed under the results. Seen by the patient."><Textarea rows={2} value={comment} onChange={(event) => setComment(event.target.value)} /></Field>
        </div>
      </PageBody>
      {waiting.length > 0 && (
        <ActionBar blockedTitle="Cannot verify yet." blockers={blockers} note={`${chosen.length} of ${mine.length} agreed`}>
          <ActionButton
            variant="primary"
            blockedReason={blockers.length > 0 ? blockers.map((blocker) => blocker.label).join('. ') : null}
            confirm={{ title: `Verify and release ${chosen.length} ${chosen.length === 1 ? 'result' : 'results'} for ${reportOf.patientName}?`, description: `${reportOf.requester} sees them at once; the patient as the release rule says. Corrections will be recorded.`, confirmLabel: 'Verify and release' }}
            action={() => verifyResults({ orderId, results: chosen.map(({ resultId, version }) => ({ resultId, version })), comment })}
            onDone={() => router.push('/lab/verify')}
            busyLabel="Releasing"
          >
            Verify and release
          </ActionButton>
        </ActionBar>
      )}
    </>
  )
}

function checksOf({ mine, chosen, calls }: { mine: readonly VerifyLine[]; chosen: readonly VerifyLine[]; calls: readonly CriticalCall[] }) {
  const open = calls.filter((call) => !isCalled(call))
  return [
    ...(calls.length > 0 ? [{ isDone: open.length === 0, words: open.length === 0 ? 'Critical call recorded' : 'Critical call not recorded', fix: 'Record the critical call', href: '#call' }] : []),
    { isDone: mine.length > 0, words: mine.length > 0 ? 'Entered by another person' : 'You entered all of these', fix: 'Ask a colleague to open this', href: '#results' },
    { isDone: chosen.length > 0 && chosen.length === mine.length, words: `${chosen.length} of ${mine.length} results agreed`, fix: 'Agree with each result', href: '#results' },
  ]
}
