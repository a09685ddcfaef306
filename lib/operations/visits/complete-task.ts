import type { CompleteTaskInput } from '@/lib/domain/visits/complete-task.input'
import type { Task } from '@/lib/domain/visits/visit.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { aboutOf } from '@/lib/operations/patients/patient-in-care'

/** Ended tasks stay as they ended. */
const ended = new Set<Task['status']>(['completed', 'cancelled', 'failed'])

/**
 * A task is done. A critical result is not done by a tick: it is answered with an action.
 * @throws Refusal task.answer-needed, task.ended-already, record.not-found
 */
export async function completeTask(context: OperationContext, { taskId }: CompleteTaskInput): Promise<Task> {
  const { actor, data, clinic, now } = context
  const task = await data.tasks.get(taskId)
  if (task.organisationId !== actor.organisationId || (task.ownerRole !== null && task.ownerRole !== actor.role)) refuse('record.not-found')
  if (task.kind === 'critical-result') refuse('task.answer-needed')
  if (ended.has(task.status)) return task.ownerId === actor.id ? task : refuse('task.ended-already')
  const about = task.patientId ? aboutOf(await clinic.patients.get(task.patientId)) : null
  return clinic.transaction((tx) => {
    const done = tx.tasks.save({ ...task, status: 'completed', ownerId: actor.id, closedAt: now().toISOString(), outcome: task.outcome ?? 'done' }, { about, verb: 'task.completed' })
    tx.auditTrail.append({ what: 'task.completed', patientId: task.patientId, subjectTable: 'tasks', subjectId: task.id, facts: { kind: task.kind } })
    tx.doorbell.ring('task.changed', task.id, about)
    return done
  })
}
