'use client'
import { useRouter } from 'next/navigation'
import { acknowledgeReport } from '@/actions/lab/acknowledge-report'
import { ActionForm } from '@/components/forms/action-form'
import { FormField } from '@/components/ui/form-field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { acknowledgementOptions } from './acknowledgement-words'

/** The doctor has seen the report and says what was done. */
export function AcknowledgeForm({ patientId, reportId, hasCritical }: { patientId: string; reportId: string; hasCritical: boolean }) {
  const router = useRouter()
  const options = hasCritical ? acknowledgementOptions.filter(({ value }) => value !== 'no-action-needed') : acknowledgementOptions
  return (
    <ActionForm schema={() => import('@/lib/domain/lab/acknowledge-report.input').then((rules) => rules.acknowledgeReportInput)} defaultValues={{ patientId, reportId, action: undefined, note: '' }} action={acknowledgeReport} onDone={() => router.refresh()} submitLabel="Acknowledge">
      <FormField name="action" label="What did you do?" hint={hasCritical ? 'This also answers the critical values above' : undefined}><Select placeholder="Choose" options={options} className="max-w-80" /></FormField>
      <FormField name="note" label="Note" optional><Textarea rows={2} /></FormField>
    </ActionForm>
  )
}
