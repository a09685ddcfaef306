'use client'
import { useRouter } from 'next/navigation'
import { setSpo2Scale } from '@/actions/vitals/set-spo2-scale'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Disclosure } from '@/components/ui/disclosure'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'

const reasons = [{ value: 'confirmed-hypercapnia', label: 'Hypercapnic respiratory failure confirmed' }, { value: 'at-risk-of-hypercapnia', label: 'At risk of hypercapnia, target 88 to 92 %' }, { value: 'no-longer-needed', label: 'Scale 2 is no longer needed' }]

/** Only a prescriber chooses the saturation scale; scale 2 is shown in the banner. */
export function Spo2ScaleForm({ patientId, scale }: { patientId: string; scale: '1' | '2' }) {
  const router = useRouter()
  return (
    <Disclosure className="mb-3" summary={`Oxygen saturation scale ${scale}${scale === '2' ? ', target 88 to 92 %' : ''}: change`}>
      <LaterForm schema={() => import('@/lib/domain/vitals/record-vitals.input').then((rules) => rules.setSpo2ScaleInput)} defaultValues={{ patientId, scale, reason: undefined }} action={setSpo2Scale} onDone={() => router.refresh()} submitLabel="Set scale">
        <LaterField name="scale" label="Scale for NEWS2" group>
          {(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={[{ value: '1', label: 'Scale 1', hint: 'Usual target, 96 % or more scores 0' }, { value: '2', label: 'Scale 2', hint: 'Target 88 to 92 %, only with a prescriber’s decision' }]} />}
        </LaterField>
        <LaterField name="reason" label="Reason"><Select placeholder="Choose a reason" options={reasons} /></LaterField>
      </LaterForm>
    </Disclosure>
  )
}
