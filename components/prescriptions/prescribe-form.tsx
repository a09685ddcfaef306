'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { discardDraft } from '@/actions/prescriptions/save-draft'
import { signPrescription } from '@/actions/prescriptions/sign-prescription'
import { AlertSummary } from '@/components/clinical/alert-summary'
import { ActionButton } from '@/components/forms/action-button'
import { PageBody } from '@/components/shell/page-body'
import { ActionBar } from '@/components/ui/action-bar'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { Textarea } from '@/components/ui/textarea'
import type { OverrideReason } from '@/lib/domain/prescriptions/prescription.schema'
import { wordsFor } from '@/lib/errors/refusals'
import { formatTime, formatTimeWithSeconds } from '@/lib/format/instants'
import { toPrescribedLine } from './draft-line'
import { checkedText, homeLine } from './finding-words'
import { LineCard } from './line-card'
import { MedicineSearch } from './medicine-search'
import { NotChecked } from './not-checked'
import { isReasoned, prescribeBlockers } from './prescribe-blockers'
import { SignDialog } from './sign-dialog'
import type { DraftState } from './use-draft'
import { type StartingDraft, usePrescribing } from './use-prescribing'

type PrescribeFormProps = { patientId: string; patientText: string; encounterId: string | null; kept: StartingDraft; zone: string }
type Priority = 'routine' | 'urgent' | 'stat'
const priorities = [{ value: 'routine', label: 'Routine' }, { value: 'urgent', label: 'Urgent' }, { value: 'stat', label: 'At once' }]

/** Writing a prescription: every change is checked and kept, and what stands against a line stands under it. */
export function PrescribeForm({ patientId, patientText, encounterId, kept, zone }: PrescribeFormProps) {
  const router = useRouter()
  const writing = usePrescribing({ patientId, encounterId, kept })
  const { lines, check, reasons, draft } = writing
  const [priority, setPriority] = useState<Priority>('routine')
  const [isAsking, setAsking] = useState(false)
  const [isSigning, setSigning] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const allergiesHref = `/doctor/patients/${patientId}/allergies`
  const blockers = prescribeBlockers({ lines, check, reasons, allergiesHref })
  const summary = check.result?.summary
  const findings = summary ? [...summary.toResolve, ...summary.toAcknowledge, ...summary.forInformation] : []
  const ids = lines.map((line) => line.id)
  const given = findings.filter((finding) => finding.tier === 2 && isReasoned(reasons[finding.id]))

  const sign = async () => {
    setSigning(true)
    setRefusal(null)
    try {
      const version = await draft.flush()
      if (version === null) return setRefusal('The draft could not be saved, so nothing was signed. Try again.')
      const answer = await signPrescription({ id: writing.id, version, priority, overrides: given.map((finding) => ({ findingId: finding.id, reason: reasons[finding.id]!.reason as OverrideReason, words: reasons[finding.id]!.words })) })
      if (answer.ok) return router.push(`/doctor/patients/${patientId}/prescriptions/${answer.value.id}`)
      const words = wordsFor(answer.code, answer.detail)
      setRefusal(`${words.says} ${words.next}`.trim())
      check.checkAgain()
    } catch {
      setRefusal('Nothing was signed. Check the connection and try again.')
    } finally {
      setSigning(false)
      setAsking(false)
    }
  }

  return (
    <>
      <PageBody>
        <PageHeader title="New prescription" actions={<DraftWords state={draft.state} zone={zone} incomplete={lines.find((line) => toPrescribedLine(line) === null)?.choice.name ?? null} />} />
        <div className="grid gap-3">
          {refusal && <Banner tone="critical" live="alert" title="Not signed">{refusal}</Banner>}
          {writing.replacing && <Banner tone="info" live="status" title={`Choose what replaces ${lines.find((line) => line.id === writing.replacing)?.choice.name ?? 'it'}`} actions={<Button size="small" onClick={() => writing.setReplacing(null)}>Keep it</Button>} />}
          <MedicineSearch onChoose={(choice) => writing.choose(choice)} />
          <div id="checks" tabIndex={-1} aria-live="polite">
            {lines.length > 0 && <AlertSummary medicines={lines.length} resolve={summary?.toResolve.length ?? 0} acknowledge={summary?.toAcknowledge.length ?? 0} information={summary?.forInformation.length ?? 0} checkedText={check.result && check.isCurrent && summary ? checkedText(summary, formatTime(check.result.checkedAt, zone)) : check.failure ? '' : 'Checking'} />}
          </div>
          {check.failure && lines.length > 0 && <Banner tone="critical" live="alert" title="Not checked" actions={<Button size="small" onClick={check.checkAgain}>Check again</Button>}>{check.failure}</Banner>}
          {summary && <NotChecked notChecked={summary.notChecked} allergiesHref={allergiesHref} />}
          {lines.length === 0 ? (
            <div className="rounded-panel border bg-surface"><EmptyState icon="drug" title="No medicine on this prescription yet">Type three letters of a name or a brand. Each medicine is checked against allergies, other medicines, kidney function, pregnancy and age as you write.</EmptyState></div>
          ) : (
            <ol aria-label="Medicines on this prescription" className="grid gap-3">
              {lines.map((line, place) => (
                <LineCard
                  key={line.id}
                  line={line}
                  place={place + 1}
                  findings={findings.filter((finding) => homeLine(finding, ids) === line.id)}
                  reasons={reasons}
                  alternatives={check.result?.alternatives[line.id]}
                  isEditing={writing.editing === line.id}
                  showProblems={toPrescribedLine(line) === null}
                  allergiesHref={allergiesHref}
                  onChange={writing.change}
                  onEdit={(isEditing) => writing.setEditing(isEditing ? line.id : null)}
                  onReason={writing.giveReason}
                  onRemove={() => writing.remove(line.id)}
                  onReplace={(choice) => {
                    if (choice) return writing.choose(choice, line.id)
                    writing.setReplacing(line.id)
                    document.getElementById('add-medicine')?.focus()
                  }}
                />
              ))}
            </ol>
          )}
          {lines.length > 0 && (
            <div className="grid gap-3 tablet:grid-cols-[minmax(0,1fr)_auto]">
              <Field label="Note to the pharmacist" optional><Textarea rows={2} maxLength={1000} value={writing.note} onChange={(event) => writing.setNote(event.target.value)} /></Field>
              <SegmentedControl label="How soon" segments={priorities} value={priority} onValueChange={(next) => setPriority(next as Priority)} />
            </div>
          )}
        </div>
      </PageBody>
      <ActionBar blockedTitle="Cannot sign yet." blockers={blockers} noteIcon="check" note={`${given.length > 0 ? `${given.length} ${given.length === 1 ? 'warning' : 'warnings'} answered. ` : ''}Ready to sign.`}>
        {kept && <ActionButton variant="quiet" action={async () => { const version = await draft.flush(); return discardDraft({ id: writing.id, version: version ?? kept.version }) }} onDone={() => router.push(`/doctor/patients/${patientId}/medicines`)} confirm={{ title: 'Discard this draft?', description: 'Its lines are taken out. Nothing was sent to the pharmacy.', confirmLabel: 'Discard draft', kind: 'harm' }}>Discard draft</ActionButton>}
        <Button onClick={() => void draft.flush()} busy={draft.state.kind === 'saving' ? 'Saving' : null}>Save draft</Button>
        <Button variant="primary" blockedReason={blockers.length > 0 ? blockers.map((blocker) => blocker.label).join('. ') : null} busy={isSigning ? 'Signing' : null} onClick={() => setAsking(true)}>Sign prescription</Button>
      </ActionBar>
      <SignDialog isOpen={isAsking} onOpenChange={setAsking} patientText={patientText} lines={lines} reasonCount={given.length} isSigning={isSigning} onSign={() => void sign()} />
    </>
  )
}

function DraftWords({ state, zone, incomplete }: { state: DraftState; zone: string; incomplete: string | null }) {
  if (incomplete) return <p role="status" className="text-dense text-warning-text">Kept on this page until {incomplete} is complete</p>
  if (state.kind === 'failed') return <p role="alert" className="flex items-center gap-1.5 text-dense font-label text-critical-text"><Icon name="error" /> Could not save. {state.says}</p>
  const words = state.kind === 'saving' ? 'Saving' : state.savedAt ? `Draft saved ${formatTimeWithSeconds(state.savedAt, zone)}` : 'Not saved yet'
  return <p role="status" className="flex items-center gap-1.5 text-dense text-ink-2 figures">{state.kind === 'saved' && <Icon name="check" />}{words}</p>
}
