'use client'
import { useRouter } from 'next/navigation'
import { checkInAppointment } from '@/actions/appointments/check-in-appointment'
import { ActionButton } from '@/components/forms/action-button'

/** The patient is at the desk. */
export function CheckInButton({ appointmentId, name }: { appointmentId: string; name: string }) {
  const router = useRouter()
  return <ActionButton size="small" action={() => checkInAppointment({ appointmentId })} onDone={() => router.refresh()}>Check in<span className="sr-only"> {name}</span></ActionButton>
}
