import { randomBytes } from 'node:crypto'
import { createAccount, joinTeam, markEmailVerified, sendRecovery } from '../../data/accounts'
import type { Membership } from '../../domain/admin/organisation.schema'
import type { InviteMemberInput } from '../../domain/admin/set-up.input'
import type { OperationContext } from '../operation'
import { makeOrTakeUp, takeBack } from '../session/unfinished-account'

/**
 * Gives a colleague a role: an account with a password nobody knows, the team membership that Appwrite's permissions
 * follow, and a link by mail to set a password of their own. An invitation that was interrupted is finished by the next.
 * @throws Refusal sign-up.email-taken
 */
export async function inviteMember(context: OperationContext, input: InviteMemberInput): Promise<Membership> {
  const { actor, clinic } = context
  const before = await clinic.memberships.find(input.id)
  if (before?.organisationId === actor.organisationId) {
    // Pressed again: the mail of the first time may never have left.
    await sendRecovery(input.email)
    return before
  }
  const { id, email } = input
  const password = randomBytes(24).toString('base64url')
  const userId = await makeOrTakeUp(() => createAccount({ userId: id, email, password, name: nameOf(input), phone: null }), { clinic, email, userId: id, now: context.now, password })
  const membership = await admit(context, input, userId).catch(async (error: unknown) => {
    // Nothing refers to the account yet; left behind, it would refuse the next invitation of the same person.
    await takeBack(clinic, userId)
    throw error
  })
  await sendRecovery(input.email)
  return membership
}

const nameOf = ({ givenName, familyName }: InviteMemberInput) => `${givenName} ${familyName}`

async function admit(context: OperationContext, input: InviteMemberInput, userId: string): Promise<Membership> {
  const { actor, clinic, now } = context
  await markEmailVerified(userId)
  const teamMembershipId = await joinTeam({ organisationId: actor.organisationId, userId, role: input.role })
  const at = now().toISOString()
  return clinic.transaction((tx) => {
    const made = tx.memberships.create({ id: input.id, organisationId: actor.organisationId, userId, role: input.role, status: 'active', displayName: nameOf(input), jobTitle: input.jobTitle || null, teamMembershipId, invitedBy: actor.id, joinedAt: at }, { verb: 'member.invited' })
    tx.practitioners.create({
      id: context.newId(), organisationId: actor.organisationId, userId, title: null, givenName: input.givenName, familyName: input.familyName, profession: input.role, specialty: null, licenceNumber: null, licenceCountry: null, licenceExpiresOn: null,
      qualifications: [], yearsOfExperience: null, practiceLocation: null, consultationFee: null, phone: null, status: 'approved', approvedBy: actor.id, approvedAt: at, acceptsBookings: false,
    }, { verb: 'practitioner.added' })
    tx.auditTrail.append({ what: 'member.invited', subjectTable: 'memberships', subjectId: made.id, purpose: 'operations', facts: { role: input.role } })
    return made
  })
}
