import type { ReviewEmergencyAccessInput } from '@/lib/domain/patients/review-emergency-access.input'
import type { Task } from '@/lib/domain/visits/visit.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { settleNotices } from '@/lib/operations/messages/settle-notices'
import { aboutOf, holdsAt } from './patient-in-care'

/**
 * Somebody who did not open the record judges whether the emergency was one. One that was not ends at once.
 * @throws Refusal emergency-access.own-review, task.ended-already, record.not-found
 */
export async function reviewEmergencyAccess(context: OperationContext, input: ReviewEmergencyAccessInput): Promise<{ id: string; status: Task['status'] }> {
  const { actor, clinic, now } = context
  const task = await clinic.tasks.get(input.taskId)
  if (task.organisationId !== actor.organisationId || task.kind !== 'review' || task.subjectTable !== 'care_team_members' || !task.subjectId) refuse('record.not-found')
  if (task.status !== 'requested') return task.ownerId === actor.id && task.outcome?.startsWith(`${input.outcome}: `) ? { id: task.id, status: task.status } : refuse('task.ended-already')
  const tie = await clinic.careTeamMembers.get(task.subjectId)
  if (tie.userId === actor.id) refuse('emergency-access.own-review')
  const about = aboutOf(await clinic.patients.get(tie.patientId))
  const at = now()
  const isJustified = input.outcome === 'justified'
  const reviewed = await clinic.transaction((tx) => {
    const done = tx.tasks.save({ ...task, status: 'completed', ownerId: actor.id, closedAt: at.toISOString(), outcome: `${input.outcome}: ${input.note}` }, { about, verb: 'emergency-access.reviewed' })
    if (!isJustified && holdsAt(tie, at)) tx.careTeamMembers.save({ ...tie, until: at.toISOString() }, { about, people: [tie.userId], verb: 'restricted-record.emergency-ended' })
    tx.inbox.tell({ userId: tie.userId, level: isJustified ? 'information' : 'to-do', kind: 'emergency-access.reviewed', words: isJustified ? 'Your emergency access was reviewed and accepted.' : 'Your emergency access was not accepted. Speak to whoever runs your clinic.', patientId: tie.patientId, subjectId: tie.id })
    tx.auditTrail.append({ what: 'emergency-access.reviewed', purpose: 'operations', patientId: tie.patientId, subjectTable: 'care_team_members', subjectId: tie.id, facts: { outcome: input.outcome } })
    tx.doorbell.ring('task.changed', task.id, about)
    return { id: done.id, status: done.status }
  })
  await settleNotices(context, { subjectIds: [tie.id], kind: 'emergency-access.claimed' })
  return reviewed
}
