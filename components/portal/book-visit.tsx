'use client'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { bookOwnAppointment } from '@/actions/appointments/book-own-appointment'
import { listOwnFreeSlots } from '@/actions/appointments/list-own-free-slots'
import { ActionButton } from '@/components/forms/action-button'
import { newClientId } from '@/components/forms/new-client-id'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { refusalWords } from '@/components/forms/refusal-words'
import { formatInstantForPatient } from '@/lib/format/instants'

type BookVisitProps = { patientId: string; clinicians: readonly { userId: string; name: string }[]; today: string; zone: string }

/** A clinician, then the free times as a list, then one press. Somebody else may be quicker: then we say so and show the rest. */
export function BookVisit({ patientId, clinicians, today, zone }: BookVisitProps) {
  const router = useRouter()
  const [clinician, setClinician] = useState('')
  const [slots, setSlots] = useState<readonly { startAt: string }[] | null>(null)
  const [chosen, setChosen] = useState('')
  // One name for one booking: pressing twice books once.
  const [bookingId, setBookingId] = useState(newClientId)
  const [problem, setProblem] = useState<string | null>(null)
  const [isLooking, look] = useTransition()
  const find = () =>
    look(async () => {
      setProblem(null)
      setChosen('')
      if (!clinician) return setProblem('Choose a clinician')
      const answer = await listOwnFreeSlots({ practitionerUserId: clinician, fromDay: today, days: 14 })
      if (answer.ok) return setSlots(answer.value.slice(0, 12))
      const { says, next } = await refusalWords(answer)
      setProblem(`${says} ${next}`)
    })
  if (clinicians.length === 0) return <p className="text-plain text-ink-2">Nobody takes bookings here yet. Call the clinic.</p>
  return (
    <div className="grid max-w-xl gap-4">
      <Field label="Whom do you want to see?" error={problem}><Select placeholder="Choose a clinician" value={clinician} onChange={(event) => setClinician(event.target.value)} options={clinicians.map(({ userId, name }) => ({ value: userId, label: name }))} /></Field>
      <Button onClick={find} busy={isLooking ? 'Looking' : null}>Show free times</Button>
      {slots?.length === 0 && <FieldError>No free time in the next two weeks. Call the clinic.</FieldError>}
      {slots && slots.length > 0 && (
        <>
          <Field label="When?" group><RadioGroup value={chosen} onValueChange={setChosen} options={slots.map(({ startAt }) => ({ value: startAt, label: formatInstantForPatient(startAt, zone) }))} /></Field>
          <ActionButton
            variant="primary"
            blockedReason={chosen ? null : 'Choose a time first'}
            action={() => bookOwnAppointment({ id: bookingId, patientId, practitionerUserId: clinician, startAt: chosen, kind: 'in-person', reason: '' })}
            onDone={() => {
              setSlots(null)
              setBookingId(newClientId())
              router.refresh()
            }}
            busyLabel="Booking"
          >
            Book this time
          </ActionButton>
        </>
      )}
    </div>
  )
}
