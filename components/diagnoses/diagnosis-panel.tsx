'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { changeDiagnosis } from '@/actions/diagnoses/change-diagnosis'
import { ActionButton } from '@/components/forms/action-button'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import { formatInstant } from '@/lib/format/instants'
import { AddDiagnosisForm } from './add-diagnosis-form'

export type DiagnosisPanelProps = { patientId: string; encounterId: string; diagnoses: readonly Diagnosis[]; mayRecord: boolean; zone: string }

/** What was found in this visit, then what was known before. */
export function DiagnosisPanel({ patientId, encounterId, diagnoses, mayRecord, zone }: DiagnosisPanelProps) {
  const router = useRouter()
  const [isAdding, setAdding] = useState(false)
  const here = diagnoses.filter((diagnosis) => diagnosis.encounterId === encounterId)
  const before = diagnoses.filter((diagnosis) => diagnosis.encounterId !== encounterId && diagnosis.status === 'active')
  const done = () => {
    setAdding(false)
    router.refresh()
  }
  const line = (diagnosis: Diagnosis) => <DiagnosisLine key={diagnosis.id} diagnosis={diagnosis} patientId={patientId} zone={zone} onChange={done} mayRecord={mayRecord} />
  return (
    <Panel title="Diagnoses" note={here.length > 0 ? `${here.length} in this visit` : undefined} flush actions={mayRecord && !isAdding && <Button size="small" variant="primary" icon="plus" onClick={() => setAdding(true)}>Add diagnosis</Button>}>
      {isAdding && <AddDiagnosisForm patientId={patientId} encounterId={encounterId} isFirst={here.length === 0} onDone={done} onCancel={() => setAdding(false)} />}
      {here.length === 0 && !isAdding && <EmptyState title="No diagnosis in this visit" icon="stethoscope">An order for tests needs one.</EmptyState>}
      {here.length > 0 && <ul aria-label="Diagnoses of this visit" className="divide-y text-dense">{here.map(line)}</ul>}
      {before.length > 0 && (
        <>
          <h3 className="border-t bg-sunken px-3.5 py-1.5 text-meta font-nav text-ink-2">Known before</h3>
          <ul aria-label="Known before" className="divide-y text-dense">{before.map(line)}</ul>
        </>
      )}
    </Panel>
  )
}

function DiagnosisLine({ diagnosis, patientId, zone, onChange, mayRecord }: { diagnosis: Diagnosis; patientId: string; zone: string; onChange: () => void; mayRecord: boolean }) {
  const change = (kind: 'resolve' | 'confirm' | 'mark-in-error') => () => changeDiagnosis({ patientId, diagnosisId: diagnosis.id, change: kind })
  return (
    <li className="grid gap-1 px-3.5 py-2">
      <p className={diagnosis.status === 'resolved' ? 'text-ink-3' : 'text-ink'}>
        <span className="mr-2 identifier text-ink-3">{diagnosis.code}</span>
        <span className="font-label">{diagnosis.title}</span>
      </p>
      <div className="flex flex-wrap items-center gap-x-2 text-meta text-ink-3">
        <span>{[diagnosis.rank === 'primary' ? 'Main' : null, diagnosis.certainty === 'provisional' ? 'provisional' : 'confirmed', diagnosis.status === 'resolved' ? 'resolved' : null, formatInstant(diagnosis.recordedAt, zone)].filter(Boolean).join(', ')}</span>
        {mayRecord && diagnosis.status === 'active' && (
          <span className="ml-auto flex gap-1">
            {diagnosis.certainty === 'provisional' && <ActionButton size="small" variant="quiet" action={change('confirm')} onDone={onChange}>Confirm<span className="sr-only"> {diagnosis.title}</span></ActionButton>}
            <ActionButton size="small" variant="quiet" action={change('resolve')} onDone={onChange}>Resolve<span className="sr-only"> {diagnosis.title}</span></ActionButton>
            <ActionButton size="small" variant="quiet" action={change('mark-in-error')} onDone={onChange} confirm={{ title: `Record entered in error: hide ${diagnosis.title} from the chart?`, description: 'It stays in the history with your name.', confirmLabel: 'Mark as entered in error', kind: 'harm' }}>In error<span className="sr-only">: {diagnosis.title}</span></ActionButton>
          </span>
        )}
      </div>
    </li>
  )
}
