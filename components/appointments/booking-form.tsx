'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { bookAppointment } from '@/actions/appointments/book-appointment'
import { ActionForm } from '@/components/forms/action-form'
import { newClientId } from '@/components/forms/new-client-id'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { SlotList } from './slot-list'
import { useFreeSlots } from './use-free-slots'

export type BookingFormProps = { patientId: string; clinicians: readonly { userId: string; name: string }[]; /** ISO day at the clinic. */ today: string; zone: string; backHref: string }

const kinds = [{ value: 'in-person', label: 'In person' }, { value: 'video', label: 'Video' }, { value: 'phone', label: 'Phone' }]

/** Chooses a clinician and one of their free times; somebody else may be faster, then the list is read again. */
export function BookingForm({ patientId, clinicians, today, zone, backHref }: BookingFormProps) {
  const router = useRouter()
  const [id] = useState(newClientId)
  const [clinician, setClinician] = useState(clinicians.length === 1 ? clinicians[0]!.userId : '')
  const [fromDay, setFromDay] = useState(today)
  const { slots, problem, reload } = useFreeSlots(clinician, fromDay)
  return (
    <ActionForm
      schema={() => import('@/lib/domain/appointments/book-appointment.input').then((rules) => rules.bookAppointmentInput)}
      defaultValues={{ id, patientId, practitionerUserId: clinician, startAt: '', kind: 'in-person', reason: '' }}
      action={async (input) => {
        const answer = await bookAppointment(input)
        if (!answer.ok && answer.code === 'appointment.slot-taken') reload()
        return answer
      }}
      onDone={() => router.push(backHref)}
      submitLabel="Book appointment"
      busyLabel="Booking"
      cancelHref={backHref}
    >
      {(form) => (
        <>
          <FormField name="practitionerUserId" label="With">
            {(field) => (
              <Select
                placeholder="Choose a clinician"
                options={clinicians.map(({ userId, name }) => ({ value: userId, label: name }))}
                value={field.value}
                onBlur={field.onBlur}
                className="max-w-80"
                onChange={(event) => {
                  field.onChange(event)
                  form.setValue('startAt', '')
                  setClinician(event.target.value)
                }}
              />
            )}
          </FormField>
          <FormField name="startAt" label="Time" hint={`Clinic time, ${zone}`} group>
            {(field) => <SlotList slots={slots} problem={problem} fromDay={fromDay} today={today} zone={zone} hasClinician={clinician !== ''} value={field.value} onChange={field.onChange} onDay={setFromDay} />}
          </FormField>
          <FormField name="kind" label="How" group>{(field) => <RadioGroup orientation="horizontal" value={field.value} onValueChange={field.onChange} options={kinds} />}</FormField>
          <FormField name="reason" label="Reason" optional><Input maxLength={500} autoComplete="off" /></FormField>
        </>
      )}
    </ActionForm>
  )
}
