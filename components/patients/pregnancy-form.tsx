'use client'
import { useRouter } from 'next/navigation'
import { recordPregnancy } from '@/actions/patients/record-pregnancy'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import type { Patient } from '@/lib/domain/patients/patient.schema'

const answers = [{ value: 'pregnant', label: 'Pregnant' }, { value: 'not-pregnant', label: 'Not pregnant' }, { value: 'unknown', label: 'Not known' }]

type PregnancyFormProps = { patientId: string; state: Patient['pregnancy']; dueOn: string | null }

/** What the person says today. Medicines, ranges and scores go by it at once. */
export function PregnancyForm({ patientId, state, dueOn }: PregnancyFormProps) {
  const router = useRouter()
  return (
    <Disclosure className="mt-2" summary="Record what the patient says">
      <LaterForm schema={() => import('@/lib/domain/patients/record-pregnancy.input').then((rules) => rules.recordPregnancyInput)} defaultValues={{ patientId, state, dueOn: dueOn ?? '' }} action={recordPregnancy} onDone={() => router.refresh()} submitLabel="Record">
        <LaterField name="state" label="Today" group>{(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={answers} />}</LaterField>
        <LaterField name="dueOn" label="Expected day of delivery" hint="Where pregnant and known: the week is counted from it."><Input type="date" /></LaterField>
      </LaterForm>
    </Disclosure>
  )
}
