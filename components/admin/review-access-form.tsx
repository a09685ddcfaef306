'use client'
import { useRouter } from 'next/navigation'
import { reviewEmergencyAccess } from '@/actions/patients/review-emergency-access'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { emergencyOutcomes } from '@/lib/domain/patients/emergency-outcomes.table'

/** Was it an emergency? */
export function ReviewAccessForm({ taskId }: { taskId: string }) {
  const router = useRouter()
  return (
    <LaterForm schema={() => import('@/lib/domain/patients/review-emergency-access.input').then((rules) => rules.reviewEmergencyAccessInput)} defaultValues={{ taskId, outcome: '' as never, note: '' }} action={reviewEmergencyAccess} submitLabel="Save review" onDone={() => router.refresh()} className="mt-4 max-w-xl">
      <LaterField name="outcome" label="Your judgement" group>{(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={emergencyOutcomes} />}</LaterField>
      <LaterField name="note" label="What you looked at"><Input maxLength={150} /></LaterField>
    </LaterForm>
  )
}
