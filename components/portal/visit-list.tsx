'use client'
import { useRouter } from 'next/navigation'
import { cancelOwnAppointment } from '@/actions/appointments/cancel-own-appointment'
import { ActionButton } from '@/components/forms/action-button'
import { Panel } from '@/components/ui/panel'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { formatInstantForPatient } from '@/lib/format/instants'

const stateWords: Record<Appointment['status'], string> = { proposed: 'Asked for', pending: 'Being confirmed', booked: 'Booked', arrived: 'You have arrived', 'checked-in': 'Checked in', fulfilled: 'Took place', cancelled: 'Cancelled', noshow: 'Missed', waitlist: 'On the waiting list', 'entered-in-error': 'Entered in error' }
const kindWords: Record<Appointment['kind'], string> = { 'in-person': 'at the clinic', video: 'by video', phone: 'by phone' }

/** Visits with day, place and who; a coming one may be cancelled. */
export function VisitList({ title, visits, empty, canCancel }: { title: string; visits: readonly Appointment[]; empty: string; canCancel?: boolean }) {
  const router = useRouter()
  return (
    <Panel title={title}>
      {visits.length === 0 ? <p className="text-plain text-ink-2">{empty}</p> : (
        <ul className="divide-y">
          {visits.map((visit) => (
            <li key={visit.id} className="flex flex-wrap items-start justify-between gap-3 py-3 text-plain">
              <div>
                <p className="font-label">{formatInstantForPatient(visit.startAt, visit.timeZone)}</p>
                <p className="text-ink-2">{visit.practitionerName}, {kindWords[visit.kind]}. {stateWords[visit.status]}{visit.status === 'cancelled' && visit.cancelReason && `: ${visit.cancelReason}`}.</p>
              </div>
              {canCancel && visit.status === 'booked' && (
                <ActionButton
                  variant="destructive"
                  action={() => cancelOwnAppointment({ appointmentId: visit.id, reason: 'Cancelled by the patient' })}
                  onDone={() => router.refresh()}
                  confirm={{ title: 'Cancel this visit?', description: `${formatInstantForPatient(visit.startAt, visit.timeZone)} with ${visit.practitionerName} becomes free for somebody else.`, confirmLabel: 'Cancel visit' }}
                >
                  Cancel visit
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
