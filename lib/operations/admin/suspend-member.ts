import { blockAccount, leaveTeam } from '../../data/accounts'
import type { Membership } from '../../domain/admin/organisation.schema'
import type { SuspendMemberInput } from '../../domain/admin/set-up.input'
import { refuse } from '../../errors/refusals'
import type { OperationContext } from '../operation'

/**
 * Takes a colleague's access away at once: team membership, sessions, and the role in the clinic. Nobody suspends themselves.
 * @throws Refusal record.not-found, access.not-allowed
 */
export async function suspendMember({ actor, data, clinic }: OperationContext, { membershipId }: SuspendMemberInput): Promise<Membership> {
  const membership = await data.memberships.get(membershipId)
  if (membership.organisationId !== actor.organisationId) refuse('record.not-found')
  if (membership.userId === actor.id) refuse('access.not-allowed')
  const saved = membership.status === 'suspended' ? membership : await clinic.transaction((tx) => {
    const suspended = tx.memberships.save({ ...membership, status: 'suspended' }, { verb: 'member.suspended' })
    tx.auditTrail.append({ what: 'member.suspended', subjectTable: 'memberships', subjectId: membership.id, purpose: 'operations', facts: { role: membership.role } })
    return suspended
  })
  // Done again for somebody suspended already: a first time may have been cut off before access ended.
  if (membership.teamMembershipId) await leaveTeam(actor.organisationId, membership.teamMembershipId)
  await blockAccount(membership.userId)
  return saved
}
