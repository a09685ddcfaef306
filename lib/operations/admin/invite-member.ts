import { randomBytes } from 'node:crypto'
import { createAccount, joinTeam, markEmailVerified, removeUnfinishedAccount, sendRecovery } from '../../data/accounts'
import type { Membership } from '../../domain/admin/organisation.schema'
import type { InviteMemberInput } from '../../domain/admin/set-up.input'
import type { OperationContext } from '../operation'

/**
 * Gives a colleague a role: an account with a password nobody knows, the team membership that Appwrite's permissions
 * follow, and a link by mail to set a password of their own.
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
  const userId = input.id
  await createAccount({ userId, email: input.email, password: randomBytes(24).toString('base64url'), name: nameOf(input), phone: null })
  const membership = await admit(context, input).catch(async (error: unknown) => {
    // Nothing refers to the account yet; left behind, it would refuse the next invitation of the same person.
    await removeUnfinishedAccount(userId)
    throw error
  })
  await sendRecovery(input.email)
  return membership
}

const nameOf = ({ givenName, familyName }: InviteMemberInput) => `${givenName} ${familyName}`

async function admit(context: OperationContext, input: InviteMemberInput): Promise<Membership> {
  const { actor, clinic, now } = context
  const userId = input.id
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
