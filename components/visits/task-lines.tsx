import Link from 'next/link'
import { UrgencyBadge } from '@/components/clinical/urgency-badge'
import type { Task } from '@/lib/domain/visits/visit.schema'
import { formatDeadline, minutesBetween } from '@/lib/format/durations'
import { formatRecordName, type PersonName } from '@/lib/format/person-names'
import type { ReactNode } from 'react'

export type TaskLine = Task & { patient: PersonName | null }

/** Open tasks with their deadline; each leads to the person it is about. */
export function TaskLines({ tasks, area, at, actionOf, hidePatient }: { tasks: readonly TaskLine[]; area: '/doctor' | '/nurse'; at: string; actionOf?: (task: TaskLine) => ReactNode; hidePatient?: boolean }) {
  return (
    <ul aria-label="Tasks" className="divide-y text-dense">
      {tasks.map((task) => (
        <li key={task.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2">
          <span className="min-w-40 flex-1">
            <span className="block font-label text-ink">{task.title}</span>
            {task.patientId && !hidePatient && <Link href={`${area}/patients/${task.patientId}`} className="text-brand-text underline underline-offset-3">{task.patient ? formatRecordName(task.patient) : 'Open record'}</Link>}
          </span>
          <Due dueAt={task.dueAt} at={at} />
          {task.priority !== 'routine' && <UrgencyBadge urgency={task.priority} />}
          {actionOf?.(task)}
        </li>
      ))}
    </ul>
  )
}

function Due({ dueAt, at }: { dueAt: string | null; at: string }) {
  const left = dueAt === null ? null : minutesBetween(at, dueAt)
  if (left === null) return null
  return <span className={left < 0 ? 'font-label text-critical-text figures' : 'text-ink-2 figures'}>{formatDeadline(left)}</span>
}
