'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { discardDraft } from '@/actions/prescriptions/save-draft'
import { ActionButton } from '@/components/forms/action-button'
import { PageBody } from '@/components/shell/page-body'
import { ActionBar, type Blocker } from '@/components/ui/action-bar'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { Textarea } from '@/components/ui/textarea'
import { CheckSummary } from './check-summary'
import { toPrescribedLine } from './draft-line'
import { DraftWords } from './draft-words'
import { LineList } from './line-list'
import { MedicineSearch } from './medicine-search'
import { prescribeBlockers } from './prescribe-blockers'
import { SignDialog } from './sign-dialog'
import { type StartingDraft, usePrescribing } from './use-prescribing'
import { useSigning } from './use-signing'

type PrescribeFormProps = { patientId: string; patientText: string; encounterId: string | null; kept: StartingDraft; zone: string }
type Priority = 'routine' | 'urgent' | 'stat'
const priorities = [{ value: 'routine', label: 'Routine' }, { value: 'urgent', label: 'Urgent' }, { value: 'stat', label: 'At once' }]

/** Writing a prescription: every change is checked and kept, and what stands against a line stands under it. */
export function PrescribeForm({ patientId, patientText, encounterId, kept, zone }: PrescribeFormProps) {
  const writing = usePrescribing({ patientId, encounterId, kept })
  const { lines, check, reasons, draft } = writing
  const [priority, setPriority] = useState<Priority>('routine')
  const [isAsking, setAsking] = useState(false)
  const allergiesHref = `/doctor/patients/${patientId}/allergies`
  const blockers = prescribeBlockers({ lines, check, reasons, allergiesHref })
  const { sign, isSigning, refusal, given } = useSigning({ writing, patientId, priority, onEnd: () => setAsking(false) })

  return (
    <>
      <PageBody>
        <PageHeader title="New prescription" actions={<DraftWords state={draft.state} zone={zone} incomplete={lines.find((line) => toPrescribedLine(line) === null)?.choice.name ?? null} />} />
        <div className="grid gap-3">
          {refusal && <Banner tone="critical" live="alert" title="Not signed">{refusal}</Banner>}
          {writing.replacing && <Banner tone="info" live="status" title={`Choose what replaces ${lines.find((line) => line.id === writing.replacing)?.choice.name ?? 'it'}`} actions={<Button size="small" onClick={() => writing.setReplacing(null)}>Keep it</Button>} />}
          <MedicineSearch onChoose={(choice) => writing.choose(choice)} />
          <CheckSummary check={check} medicines={lines.length} allergiesHref={allergiesHref} zone={zone} />
          <LineList writing={writing} allergiesHref={allergiesHref} />
          {lines.length > 0 && (
            <div className="grid gap-3 tablet:grid-cols-[minmax(0,1fr)_auto]">
              <Field label="Note to the pharmacist" optional><Textarea rows={2} maxLength={1000} value={writing.note} onChange={(event) => writing.setNote(event.target.value)} /></Field>
              <SegmentedControl label="How soon" className="self-end justify-self-start" segments={priorities} value={priority} onValueChange={(next) => setPriority(next as Priority)} />
            </div>
          )}
        </div>
      </PageBody>
      <FormActions blockers={blockers} answered={given.length} isSigning={isSigning} onSign={() => setAsking(true)} draft={draft} kept={kept} patientId={patientId} />
      <SignDialog isOpen={isAsking} onOpenChange={setAsking} patientText={patientText} lines={lines} reasonCount={given.length} isSigning={isSigning} onSign={() => void sign()} />
    </>
  )
}

type FormActionsProps = { blockers: readonly Blocker[]; answered: number; isSigning: boolean; onSign: () => void; draft: ReturnType<typeof usePrescribing>['draft']; kept: StartingDraft; patientId: string }

function FormActions({ blockers, answered, isSigning, onSign, draft, kept, patientId }: FormActionsProps) {
  const router = useRouter()
  const reason = blockers.length > 0 ? blockers.map((blocker) => blocker.label).join('. ') : null
  const discard = async (id: string, version: number) => discardDraft({ id, version: (await draft.flush()) ?? version })
  return (
    <ActionBar blockedTitle="Cannot sign yet." blockers={blockers} noteIcon="check" note={answered > 0 ? `${answered} ${answered === 1 ? 'warning' : 'warnings'} answered. Ready to sign.` : 'Ready to sign.'}>
      {kept && <ActionButton variant="quiet" action={() => discard(kept.id, kept.version)} onDone={() => router.push(`/doctor/patients/${patientId}/medicines`)} confirm={{ title: 'Discard this draft?', description: 'Its lines are taken out. Nothing was sent to the pharmacy.', confirmLabel: 'Discard draft', kind: 'harm' }}>Discard draft</ActionButton>}
      <Button onClick={() => void draft.flush()} busy={draft.state.kind === 'saving' ? 'Saving' : null}>Save draft</Button>
      <Button variant="primary" blockedReason={reason} busy={isSigning ? 'Signing' : null} onClick={onSign}>Sign prescription</Button>
    </ActionBar>
  )
}
