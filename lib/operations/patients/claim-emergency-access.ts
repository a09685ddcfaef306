import type { CareTeamMember } from '@/lib/domain/patients/patient.schema'
import { emergencyAccess } from '@/lib/domain/patients/emergency-access.table'
import type { ClaimEmergencyAccessInput } from '@/lib/domain/patients/emergency-access.input'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import type { OperationContext } from '@/lib/operations/operation'
import { aboutOf } from './patient-in-care'

/** A clinic has few administrators; each is told by three writes of one transaction. */
const mostTold = 10

/**
 * Joins the care team of a restricted patient for a few hours. It is written down as an emergency and opens a review task.
 * @throws Refusal record.not-found when the record is not a restricted one of this clinic
 */
export async function claimEmergencyAccess(context: OperationContext, input: ClaimEmergencyAccessInput): Promise<CareTeamMember> {
  const { actor, clinic, now, newId } = context
  const patient = await clinic.patients.find(input.patientId)
  if (!patient || !patient.isRestricted || patient.organisationId !== actor.organisationId) refuse('record.not-found')
  const about = aboutOf(patient)
  const at = now()
  const admins = (await clinic.memberships.list({ where: { organisationId: actor.organisationId, role: 'admin', status: 'active' }, limit: mostTold })).items.filter((member) => member.userId !== actor.id)
  const mine = async () => {
    const found = await clinic.careTeamMembers.find(input.id)
    return found?.userId === actor.id && found.patientId === patient.id ? found : null
  }
  return createOnce(mine, () => clinic.transaction((tx) => {
    const tie = tx.careTeamMembers.create({
      id: input.id, organisationId: actor.organisationId, patientId: patient.id, userId: actor.id, role: actor.role, reason: 'emergency',
      since: at.toISOString(), until: new Date(at.getTime() + emergencyAccess.lastsHours * 3_600_000).toISOString(),
    }, { about, people: [actor.id], verb: 'restricted-record.emergency-claimed' })
    const task = tx.tasks.create({
      id: newId(), organisationId: actor.organisationId, patientId: patient.id, kind: 'review', title: 'Review an emergency access to a restricted record', status: 'requested', priority: 'urgent',
      ownerRole: 'admin', ownerId: null, dueAt: new Date(at.getTime() + emergencyAccess.reviewedWithinHours * 3_600_000).toISOString(), subjectTable: 'care_team_members', subjectId: tie.id,
      openedAt: at.toISOString(), closedAt: null, outcome: null,
    }, { about, verb: 'task.opened' })
    for (const { userId } of admins) tx.inbox.tell({ userId, level: 'to-do', kind: 'emergency-access.claimed', words: 'An emergency access to a restricted record waits for your review.', link: '/admin/emergency-access', patientId: patient.id, subjectId: tie.id })
    tx.auditTrail.append({ what: 'restricted-record.emergency-claimed', purpose: 'emergency', patientId: patient.id, subjectTable: 'care_team_members', subjectId: tie.id, facts: { reason: input.reason, hours: emergencyAccess.lastsHours } })
    tx.doorbell.ring('task.changed', task.id, about)
    return tie
  }))
}
