'use client'
import { useRouter } from 'next/navigation'
import { findSpecimen } from '@/actions/lab/find-specimen'
import { ActionForm } from '@/components/forms/action-form'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'

/** A scan or a typed number opens the order the tube belongs to. */
export function ReceiveScan() {
  const router = useRouter()
  return (
    <ActionForm schema={() => import('@/lib/domain/lab/specimen.input').then((rules) => rules.findSpecimenInput)} defaultValues={{ number: '' }} action={findSpecimen} onDone={({ orderId }) => router.push(`/lab/orders/${orderId}`)} submitLabel="Find specimen" busyLabel="Looking" className="mb-4">
      <FormField name="number" label="Specimen number" hint="Scan the tube, or type the number with its last digit."><Input autoFocus autoComplete="off" inputMode="text" /></FormField>
    </ActionForm>
  )
}
