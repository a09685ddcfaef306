import Link from 'next/link'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { formatWait, minutesBetween } from '@/lib/format/durations'
import { formatTime } from '@/lib/format/instants'

const kindWords: Record<Appointment['kind'], string> = { 'in-person': 'In person', video: 'Video', phone: 'Phone' }
const quiet: Partial<Record<Appointment['status'], string>> = { proposed: 'Asked for', pending: 'Held', fulfilled: 'Seen', cancelled: 'Cancelled', noshow: 'Did not come', waitlist: 'Waiting list', booked: 'Expected' }

export type AppointmentLinesProps = {
  appointments: readonly Appointment[]
  area: '/doctor' | '/nurse'
  at: string
  zone: string
  /** What can be done with a line: check in, start the visit. */
  actionOf?: (appointment: Appointment) => ReactNode
  noteOf?: (appointment: Appointment) => ReactNode
  showClinician?: boolean
}

/** The day's list in order of time: who, with whom, and how far they are. */
export function AppointmentLines({ appointments, area, at, zone, actionOf, noteOf, showClinician }: AppointmentLinesProps) {
  return (
    <ul aria-label="Appointments" className="divide-y text-dense">
      {appointments.map((appointment) => (
        <li key={appointment.id} className="grid min-h-12 grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 px-3.5 py-2 max-tablet:grid-cols-[3rem_minmax(0,1fr)]">
          <span className="self-start pt-px text-body font-label text-ink figures tablet:self-center">{formatTime(appointment.startAt, zone)}</span>
          <span className="min-w-0">
            <Link href={`${area}/patients/${appointment.patientId}`} className="block font-label text-ink hover:underline">{appointment.patientName}</Link>
            <span className="text-meta text-ink-3">{[kindWords[appointment.kind], showClinician && appointment.practitionerName, appointment.reason].filter(Boolean).join(', ')}</span>
            {noteOf?.(appointment)}
          </span>
          <span className="flex flex-wrap items-center justify-end gap-2 max-tablet:col-start-2 max-tablet:justify-between">
            <State appointment={appointment} at={at} />
            {actionOf?.(appointment)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function State({ appointment, at }: { appointment: Appointment; at: string }) {
  const { status } = appointment
  if (status === 'arrived' || status === 'checked-in') {
    // Nobody waits longer than half a day: an older change says nothing about the waiting room.
    const sinceChange = minutesBetween(appointment.updatedAt, at)
    const waited = sinceChange !== null && sinceChange < 720 ? sinceChange : minutesBetween(appointment.startAt, at)
    return <Badge tone="pending" icon="clock">Waiting{waited !== null && waited >= 1 ? ` ${formatWait(waited)}` : ''}</Badge>
  }
  const late = status === 'booked' ? minutesBetween(appointment.startAt, at) : null
  if (late !== null && late >= 10) return <Badge tone="warning" icon="clock">Late {formatWait(late)}</Badge>
  return <span className="text-meta text-ink-3">{quiet[status] ?? status}</span>
}
