import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { MarkVitalsInErrorInput } from '@/lib/domain/vitals/record-vitals.input'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import type { Task } from '@/lib/domain/visits/visit.schema'
import { vitalChanges } from '@/lib/domain/vitals/vital-changes.table'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'
import { escalationOfSet } from './escalation-of-set'
import { newsOfSet } from './news-of-set'

const openStatuses = ['requested', 'received', 'accepted', 'in-progress'] as const

/**
 * Takes a wrong set out of the charts and the score; it stays readable, struck through, with why and by whom. An
 * escalation that stood on it stands on the newest set that is left, or ends.
 * @throws Refusal record.not-found
 */
export async function markVitalsInError(context: OperationContext, input: MarkVitalsInErrorInput): Promise<VitalSet> {
  const { actor, clinic, now, organisation } = context
  const { patient, about, data } = await patientInCare(context, input.patientId)
  const set = await data.vitalSets.get(input.vitalSetId)
  if (set.patientId !== input.patientId) refuse('record.not-found')
  if (set.status === 'entered-in-error') return set
  const at = now().toISOString()
  const [sets, tasks] = await Promise.all([
    data.vitalSets.list({ where: { patientId: patient.id }, orderBy: ['takenAt', 'desc'], limit: 30 }),
    clinic.tasks.list({ where: { subjectId: set.id, status: openStatuses }, limit: 10 }),
  ])
  const left = sets.items.find((each) => each.id !== set.id && each.status === 'final' && Date.parse(at) - Date.parse(each.takenAt) <= vitalChanges.setSpeaksForHours * 3_600_000)
  return clinic.transaction((tx) => {
    const marked = tx.vitalSets.save({ ...set, status: 'entered-in-error', withdrawal: { reason: input.reason, by: actor.id, byName: actor.name, at } }, { about, verb: 'vitals.marked-in-error' })
    for (const task of tasks.items.filter((each) => each.kind === 'vitals-escalation')) {
      const next = withoutSet(task, { patient, left: left ?? null, at, timeZone: organisation.timeZone })
      tx.tasks.save(next, { about, verb: next.status === 'cancelled' ? 'task.cancelled' : 'task.moved' })
      tx.doorbell.ring('task.changed', task.id, about)
    }
    tx.auditTrail.append({ what: 'vitals.marked-in-error', patientId: set.patientId, subjectTable: 'vital_sets', subjectId: set.id, facts: { reason: input.reason, escalations: tasks.items.length } })
    tx.doorbell.ring('vitals.recorded', set.patientId, about)
    return marked
  })
}

function withoutSet(task: Task, { patient, left, at, timeZone }: { patient: Patient; left: VitalSet | null; at: string; timeZone: string }): Task {
  const still = left && escalationOfSet(newsOfSet(patient, left, timeZone), left, at)
  return still ? { ...task, title: still.title, priority: still.priority, dueAt: still.dueAt, subjectId: still.subjectId } : { ...task, status: 'cancelled', closedAt: at, outcome: 'vitals entered in error' }
}
