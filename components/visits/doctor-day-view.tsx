import Link from 'next/link'
import { AppointmentLines } from '@/components/appointments/appointment-lines'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { LabReport } from '@/lib/domain/lab/order.schema'
import { unsignedReminder } from '@/lib/domain/visits/note.states'
import type { Encounter, Note } from '@/lib/domain/visits/visit.schema'
import { formatInstantNear } from '@/lib/format/instants'
import { formatRecordName, type PersonName } from '@/lib/format/person-names'
import { CriticalLines, type CriticalLine } from './critical-lines'
import { DoneTaskButton } from './done-task-button'
import { ReportLines } from './report-lines'
import { StartEncounterButton } from './start-encounter-button'
import { TaskLines, type TaskLine } from './task-lines'

export type DraftLine = Pick<Note, 'id' | 'patientId' | 'encounterId' | 'savedAt'> & { patient: PersonName | null }
export type DoctorDayData = { criticals: readonly CriticalLine[]; appointments: readonly Appointment[]; reports: readonly LabReport[]; drafts: readonly DraftLine[]; tasks: readonly TaskLine[]; encounters: readonly Encounter[] }

/** The start of a shift: who may come to harm, who is coming, what waits for an answer or a signature. */
export function DoctorDayView({ day, at, zone }: { day: DoctorDayData; at: string; zone: string }) {
  const openOf = (appointment: Appointment) => day.encounters.find((encounter) => encounter.patientId === appointment.patientId)
  return (
    <div className="grid gap-4">
      <CriticalLines criticals={day.criticals} at={at} zone={zone} />
      <div className="grid items-start gap-4 desktop:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-4">
          <Panel title="Clinic list" note={`${day.appointments.length}`} flush>
            {day.appointments.length === 0 ? <EmptyState title="No appointments today" icon="calendar">Your own list of today appears here.</EmptyState> : (
              <AppointmentLines
                appointments={day.appointments}
                area="/doctor"
                at={at}
                zone={zone}
                actionOf={(appointment) => {
                  const open = openOf(appointment)
                  if (open) return <ButtonLink size="small" href={`/doctor/patients/${appointment.patientId}/encounters/${open.id}`}>Open visit</ButtonLink>
                  return ['booked', 'arrived', 'checked-in'].includes(appointment.status) && <StartEncounterButton patientId={appointment.patientId} appointmentId={appointment.id} kind={appointment.kind} reason={appointment.reason} size="small" name={appointment.patientName} isQuiet={appointment.status === 'booked'} />
                }}
              />
            )}
          </Panel>
          <Panel title="Results to acknowledge" note={`${day.reports.length}`} actions={<ButtonLink size="small" variant="quiet" href="/doctor/results">All results</ButtonLink>} flush>
            {day.reports.length === 0 ? <EmptyState title="No results wait for you" icon="check-circle" /> : <ReportLines label="Results to acknowledge" reports={day.reports.slice(0, 8)} at={at} zone={zone} />}
          </Panel>
        </div>
        <div className="grid gap-4">
          <Panel title="Tasks" note={`${day.tasks.length}`} flush>
            {day.tasks.length === 0 ? <EmptyState title="No open tasks" icon="check-circle" /> : <TaskLines tasks={day.tasks} area="/doctor" at={at} actionOf={(task) => <DoneTaskButton taskId={task.id} title={task.title} />} />}
          </Panel>
          <Panel title="Unsigned notes" note={`${day.drafts.length}`} flush>
            {day.drafts.length === 0 ? <EmptyState title="Every note is signed" icon="check-circle" /> : <DraftLines drafts={day.drafts} at={at} zone={zone} />}
          </Panel>
        </div>
      </div>
    </div>
  )
}

const reminderWords = { none: null, first: 'Over a day', second: 'Over three days', report: 'Over a week' } as const

function DraftLines({ drafts, at, zone }: { drafts: readonly DraftLine[]; at: string; zone: string }) {
  return (
    <ul aria-label="Unsigned notes" className="divide-y text-dense">
      {drafts.map((draft) => {
        const reminder = reminderWords[unsignedReminder({ status: 'draft', savedAt: draft.savedAt }, at)]
        return (
          <li key={draft.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2">
            <span className="min-w-40 flex-1">
              <Link href={`/doctor/patients/${draft.patientId}/encounters/${draft.encounterId}`} className="block font-label text-ink hover:underline">{draft.patient ? formatRecordName(draft.patient) : 'Open note'}</Link>
              <span className="text-meta text-ink-3">Draft saved {formatInstantNear(draft.savedAt, at, zone)}</span>
            </span>
            {reminder && <Badge tone="warning" icon="clock">{reminder}</Badge>}
          </li>
        )
      })}
    </ul>
  )
}
