import Link from 'next/link'
import { AppointmentLines } from '@/components/appointments/appointment-lines'
import { CancelVisitDialog } from '@/components/appointments/cancel-visit-dialog'
import { CheckInButton } from '@/components/appointments/check-in-button'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { isContinuous } from '@/components/vitals/is-continuous'
import { NewsTotal } from '@/components/vitals/news-cells'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { formatDay } from '@/lib/format/dates'
import { formatDeadline, minutesBetween } from '@/lib/format/durations'
import { formatTime } from '@/lib/format/instants'
import { formatRecordName } from '@/lib/format/person-names'
import { TaskLines, type TaskLine } from './task-lines'

export type NurseDayData = { appointments: readonly Appointment[]; vitalsDue: readonly { patient: Patient; set: VitalSet }[]; todaysSets: Record<string, VitalSet>; escalations: readonly TaskLine[] }

const waitingStates = new Set(['arrived', 'checked-in'])

/** What needs a nurse now: who gets worse, who waits, whose vitals are due, who is coming. */
export function NurseDayView({ day, at, zone }: { day: NurseDayData; at: string; zone: string }) {
  const waiting = day.appointments.filter((appointment) => waitingStates.has(appointment.status))
  const rest = day.appointments.filter((appointment) => !waitingStates.has(appointment.status))
  const vitalsOf = (appointment: Appointment) => {
    const set = day.todaysSets[appointment.patientId]
    return set ? <span className="mt-0.5 flex items-center gap-2 text-meta text-ink-2">Vitals {formatTime(set.takenAt, zone)}{set.news.total !== null && <NewsTotal total={set.news.total} band={set.news.band} />}</span> : null
  }
  return (
    <div className="grid items-start gap-4 desktop:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid gap-4">
        <Panel title="Waiting" note={`${waiting.length}`} flush>
          {waiting.length === 0 ? <EmptyState title="Nobody is waiting" icon="clock">People appear here once they are checked in.</EmptyState> : (
            <AppointmentLines appointments={waiting} area="/nurse" at={at} zone={zone} showClinician noteOf={vitalsOf} actionOf={(appointment) => <ButtonLink size="small" variant={day.todaysSets[appointment.patientId] ? 'secondary' : 'primary'} href={`/nurse/patients/${appointment.patientId}/vitals/new`} aria-label={`Record vitals of ${appointment.patientName}`}>Record vitals</ButtonLink>} />
          )}
        </Panel>
        <Panel title="Other appointments today" note={`${rest.length}`} flush>
          {rest.length === 0 ? <EmptyState title={day.appointments.length === 0 ? 'No appointments today' : 'Everybody has come'} icon="calendar" /> : (
            <AppointmentLines appointments={rest} area="/nurse" at={at} zone={zone} showClinician noteOf={vitalsOf} actionOf={(appointment) => appointment.status === 'booked' && <><CancelVisitDialog appointmentId={appointment.id} name={appointment.patientName} time={formatTime(appointment.startAt, zone)} /><CheckInButton appointmentId={appointment.id} name={appointment.patientName} /></>} />
          )}
        </Panel>
      </div>
      <div className="grid gap-4">
        <Panel title="Escalated" note={`${day.escalations.length}`} flush>
          {day.escalations.length === 0 ? <EmptyState title="Nobody is escalated" icon="check-circle">A high NEWS2 opens a task for the doctor here.</EmptyState> : <TaskLines tasks={day.escalations} area="/nurse" at={at} />}
        </Panel>
        <Panel title="Vitals due" note={`${day.vitalsDue.length}`} flush>
          {day.vitalsDue.length === 0 ? <EmptyState title="No vitals due within the hour" icon="activity" /> : <DueLines due={day.vitalsDue} at={at} />}
        </Panel>
      </div>
    </div>
  )
}

function DueLines({ due, at }: { due: NurseDayData['vitalsDue']; at: string }) {
  return (
    <ul aria-label="Vitals due" className="divide-y text-dense">
      {due.map(({ patient, set }) => {
        const left = minutesBetween(at, set.nextDueAt ?? at) ?? 0
        return (
          <li key={patient.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2">
            <span className="min-w-40 flex-1">
              <Link href={`/nurse/patients/${patient.id}`} className="block font-label text-ink hover:underline">{formatRecordName(patient)}</Link>
              <span className="text-meta text-ink-3">Born {formatDay(patient.bornOn)}</span>
            </span>
            {set.news.total !== null && <NewsTotal total={set.news.total} band={set.news.band} />}
            <span className={left < 0 ? 'font-label text-critical-text figures' : 'text-ink-2 figures'}>{isContinuous(set) ? 'Continuous monitoring' : formatDeadline(left)}</span>
            <ButtonLink size="small" href={`/nurse/patients/${patient.id}/vitals/new`} aria-label={`Record vitals of ${formatRecordName(patient)}`}>Record vitals</ButtonLink>
          </li>
        )
      })}
    </ul>
  )
}
