'use client'
import { useRouter } from 'next/navigation'
import { acknowledgeReport } from '@/actions/lab/acknowledge-report'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { acknowledgementOptions } from './acknowledgement-words'

/** The doctor has seen the report and says what was done. */
export function AcknowledgeForm({ patientId, reportId, hasCritical }: { patientId: string; reportId: string; hasCritical: boolean }) {
  const router = useRouter()
  const options = hasCritical ? acknowledgementOptions.filter(({ value }) => value !== 'no-action-needed') : acknowledgementOptions
  return (
    <LaterForm schema={() => import('@/lib/domain/lab/acknowledge-report.input').then((rules) => rules.acknowledgeReportInput)} defaultValues={{ patientId, reportId, action: undefined, note: '' }} action={acknowledgeReport} onDone={() => router.refresh()} submitLabel="Acknowledge">
      <LaterField name="action" label="What did you do?" hint={hasCritical ? 'This also answers the critical values above' : undefined}><Select placeholder="Choose" options={options} className="max-w-80" /></LaterField>
      <LaterField name="note" label="Note" optional><Textarea rows={2} /></LaterField>
    </LaterForm>
  )
}
