import type { RequestOrigin } from '../../access/actor'
import { createAccount, createOwnTeam, freshUserId, joinTeam, markEmailVerified, openSessionFor, type OpenedSession, removeTeam } from '../../data/accounts'
import { appwriteAsClinic } from '../../data/appwrite-clients'
import { type Clinic, openClinic } from '../../data/clinic'
import { newId } from '../../data/new-id'
import { openReaders } from '../../data/reader'
import type { SetUpInput } from '../../domain/admin/set-up.input'
import { isRefusal } from '../../errors/is-refusal'
import { Refusal, refuse } from '../../errors/refusals'
import { isUnfinished, makeOrTakeUp, takeBack } from '../session/unfinished-account'
import { isSetUpOpen, usedLinkId } from './set-up-link'

type Visitor = { origin: RequestOrigin; now: () => Date; databaseId: string; setupTokenHash: string | null }

/**
 * Makes the first organisation and its administrator with the link that the first start printed. Works once: as soon as
 * an organisation exists, the link is worth nothing.
 * @throws Refusal setup.link-not-valid, sign-up.email-taken, sign-up.password-weak
 */
export async function setUpOrganisation({ origin, now, databaseId, setupTokenHash }: Visitor, input: SetUpInput): Promise<OpenedSession> {
  if (!(await isSetUpOpen({ databaseId, token: input.token, setupTokenHash }))) refuse('setup.link-not-valid')
  const organisationId = input.slug
  const freshId = freshUserId()
  const { email, password } = input
  const make = () => createAccount({ userId: freshId, email, password, name: nameOf(input), phone: null })
  const userId = await makeOrTakeUp(make, { clinic: openReaders(appwriteAsClinic().tables, databaseId), email, userId: freshId, now, password })
  const actor = { kind: 'person', id: userId, name: nameOf(input), role: 'admin', organisationId, patientId: null } as const
  const clinic = openClinic(appwriteAsClinic(), databaseId, { actor, origin, now, newId })
  try {
    await found(clinic, { input, actor, at: now().toISOString() })
  } catch (error) {
    // It may be saved, with only the answer lost: then its team must stay.
    if (await isUnfinished(clinic, userId)) await removeTeam(organisationId, userId)
    await takeBack(clinic, userId)
    throw isRefusal(error, 'record.changed-meanwhile') ? new Refusal('setup.link-not-valid') : error
  }
  return openSessionFor(userId, now())
}

const nameOf = ({ givenName, familyName }: SetUpInput): string => `${givenName} ${familyName}`

type Founding = { input: SetUpInput; actor: { id: string; name: string; organisationId: string }; at: string }

async function found(clinic: Clinic, { input, actor, at }: Founding): Promise<void> {
  const { organisationId } = actor
  await markEmailVerified(actor.id)
  await createOwnTeam(organisationId, { name: input.organisationName, userId: actor.id })
  const teamMembershipId = await joinTeam({ organisationId, userId: actor.id, role: 'admin' })
  await clinic.transaction((tx) => {
    tx.organisations.create({
      id: organisationId, organisationId, name: input.organisationName, slug: input.slug, kind: input.kind, status: 'active', timeZone: input.timeZone, country: input.country, locale: 'en', currency: 'EUR',
      address: null, phone: null, email: input.email, brandColour: null, logoFileId: null, isDemo: false, acceptsPatients: input.kind !== 'laboratory',
    }, { verb: 'organisation.set-up' })
    tx.settings.create({ id: usedLinkId, organisationId: 'installation', key: usedLinkId, value: { organisationId } }, { verb: 'organisation.set-up' })
    tx.memberships.create({ id: newId(), organisationId, userId: actor.id, role: 'admin', status: 'active', displayName: actor.name, jobTitle: null, teamMembershipId, invitedBy: null, joinedAt: at }, { verb: 'member.joined' })
    tx.auditTrail.append({ what: 'organisation.set-up', subjectTable: 'organisations', subjectId: organisationId, purpose: 'operations' })
  })
}
