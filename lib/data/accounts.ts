import { type Models, Query } from 'node-appwrite'
import { serverSettings } from '../config/server-settings'
import { Refusal, refuse } from '../errors/refusals'
import { type Appwrite, appwriteAsClinic, appwriteAsPerson, appwriteAsVisitor, appwriteForDevice } from './appwrite-clients'
import { asRefusal, isType } from './failures'
import { newId } from './new-id'

/** A session as Appwrite opened it: its secret is sealed in the cookie and never shown to a browser. */
export type OpenedSession = { userId: string; sessionId: string; secret: string; expiresAt: string }

/** Appwrite's own sessions last a year unless the project says less; ours end after a day. */
const sessionHours = 24

const opened = (session: Models.Session, now: Date): OpenedSession => ({
  userId: session.userId, sessionId: session.$id, secret: session.secret,
  expiresAt: new Date(Math.min(Date.parse(session.expire), now.getTime() + sessionHours * 3_600_000)).toISOString(),
})

/**
 * Checks e-mail and password.
 * @throws Refusal session.wrong-credentials for an unknown address and a wrong password alike
 */
export async function openPasswordSession(input: { email: string; password: string; device: string; now: Date }): Promise<OpenedSession> {
  try {
    return opened(await appwriteForDevice(input.device).account.createEmailPasswordSession({ email: input.email, password: input.password }), input.now)
  } catch (error) {
    // A password shorter than any that could have been set is a wrong one, not a fault.
    if (isType(error, 'user_invalid_credentials') || isType(error, 'general_argument_invalid')) return refuse('session.wrong-credentials')
    if (isType(error, 'user_blocked')) return refuse('session.blocked')
    throw asRefusal(error)
  }
}

/** @throws Refusal sign-up.email-taken, sign-up.password-weak */
export async function createAccount(input: { userId: string; email: string; password: string; name: string; phone: string | null }): Promise<void> {
  try {
    await appwriteAsClinic().users.create({ userId: input.userId, email: input.email, password: input.password, name: input.name })
  } catch (error) {
    if (isType(error, 'user_already_exists') || isType(error, 'user_email_already_exists')) throw new Refusal('sign-up.email-taken', { field: 'email' })
    if (isWeak(error)) throw new Refusal('sign-up.password-weak', { field: 'password' })
    throw asRefusal(error)
  }
}

export type Account = { userId: string; email: string; registeredAt: string }

/** The account of an e-mail address, or null. For the clinic's own machinery: nobody outside learns whether there is one. */
export async function findAccount(email: string): Promise<Account | null> {
  const { users } = await appwriteAsClinic().users.list({ queries: [Query.equal('email', [email]), Query.limit(1)] })
  return users[0] ? { userId: users[0].$id, email: users[0].email, registeredAt: users[0].registration } : null
}

/** Takes an account from whoever began it: a new password, and every session ends. @throws Refusal sign-up.password-weak */
export async function endSessionsAndPassword(userId: string, password: string): Promise<void> {
  const { users } = appwriteAsClinic()
  try {
    await users.updatePassword({ userId, password })
    await users.deleteSessions({ userId })
  } catch (error) {
    throw isWeak(error) ? new Refusal('sign-up.password-weak', { field: 'password' }) : asRefusal(error)
  }
}

/** Only for an account whose sign-up could not be finished: nothing refers to it yet. */
export const removeUnfinishedAccount = async (userId: string): Promise<void> => void (await appwriteAsClinic().users.delete({ userId }))

/** A session without a password, by the clinic's key: only for an account that this same request made or took up. @throws AppwriteException, not turned into a refusal */
export async function openSessionFor(userId: string, now: Date): Promise<OpenedSession> {
  return opened(await appwriteAsClinic().users.createSession({ userId }), now)
}

/** Sends the link that proves the address. The person's own session asks for it. */
export async function sendEmailVerification(secret: string): Promise<void> {
  try {
    await appwriteAsPerson(secret).account.createEmailVerification({ url: `${serverSettings().APP_ORIGIN}/verify-email` })
  } catch (error) {
    if (isType(error, 'user_email_already_verified')) return
    throw limited(error)
  }
}

/** @throws Refusal session.link-not-valid */
export async function confirmEmail(link: { userId: string; secret: string }): Promise<void> {
  try {
    await appwriteAsVisitor().account.updateEmailVerification(link)
  } catch (error) {
    throw linkRefusal(error)
  }
}

/**
 * Sends a recovery link; an unknown address gets the same silence as a known one, and a closed account too. With the key:
 * to Appwrite all visitors come from our one address, and ten of them in an hour would shut the door for everybody.
 */
export async function sendRecovery(email: string): Promise<void> {
  try {
    await appwriteAsClinic().account.createRecovery({ email, url: `${serverSettings().APP_ORIGIN}/reset-password` })
  } catch (error) {
    if (['user_not_found', 'user_blocked', 'general_argument_invalid'].some((type) => isType(error, type))) return
    throw limited(error)
  }
}

/** Sets a new password and ends every session. @returns the address of the account @throws Refusal session.link-not-valid, sign-up.password-weak */
export async function completeRecovery(link: { userId: string; secret: string; password: string }): Promise<string> {
  try {
    await appwriteAsVisitor().account.updateRecovery(link)
    const { users } = appwriteAsClinic()
    await users.deleteSessions({ userId: link.userId })
    return (await users.get({ userId: link.userId })).email
  } catch (error) {
    if (['password_personal_data', 'password_recently_used'].some((type) => isType(error, type))) throw new Refusal('sign-up.password-weak', { field: 'password' })
    throw linkRefusal(error)
  }
}

/** Signs this one device out at Appwrite; a session that is over already counts as done. @throws Refusal backend.unavailable */
export async function endSession(secret: string): Promise<void> {
  try {
    await appwriteAsPerson(secret).account.deleteSession({ sessionId: 'current' })
  } catch (error) {
    if (isType(error, 'general_unauthorized_scope') || isType(error, 'user_session_not_found')) return
    throw asRefusal(error)
  }
}

/** A short-lived token for the browser's realtime socket; it dies with the session. */
export const realtimeToken = async (person: Appwrite): Promise<string> => (await person.account.createJWT({ duration: 900 })).jwt

/** Puts somebody into the organisation's team, in one role; Appwrite's row permissions follow it. Safe to repeat: the newest role counts. */
export async function joinTeam({ organisationId: teamId, userId, role }: { organisationId: string; userId: string; role: string }): Promise<string> {
  const { teams } = appwriteAsClinic()
  try {
    return (await teams.createMembership({ teamId, userId, roles: [role] })).$id
  } catch (error) {
    if (!isType(error, 'membership_already_confirmed')) throw asRefusal(error)
    const { memberships } = await teams.listMemberships({ teamId, queries: [Query.equal('userId', [userId])] })
    return (await teams.updateMembership({ teamId, membershipId: memberships[0]!.$id, roles: [role] })).$id
  }
}

async function createTeam(organisationId: string, name: string): Promise<void> {
  await appwriteAsClinic().teams.create({ teamId: organisationId, name })
}

/** Makes the team of an organisation. One that an interrupted founding left behind is taken up, unless somebody else is in it. */
export async function createOwnTeam(organisationId: string, { name, userId }: { name: string; userId: string }): Promise<void> {
  try {
    await createTeam(organisationId, name)
  } catch (error) {
    if (!isType(error, 'team_already_exists')) throw asRefusal(error)
    const { memberships } = await appwriteAsClinic().teams.listMemberships({ teamId: organisationId })
    if (memberships.some((member) => member.userId !== userId)) throw new Refusal('record.changed-meanwhile')
  }
}

/** Only for a team whose organisation could not be founded: its maker and nobody else is in it. Safe to repeat. */
export async function removeTeam(organisationId: string, onlyMember: string): Promise<void> {
  const { teams } = appwriteAsClinic()
  try {
    const { memberships } = await teams.listMemberships({ teamId: organisationId })
    if (memberships.length === 1 && memberships[0]!.userId === onlyMember) await teams.delete({ teamId: organisationId })
  } catch (error) {
    if (!isType(error, 'team_not_found')) throw asRefusal(error)
  }
}

/** Takes somebody out of the organisation's team: Appwrite's row permissions stop with it. Safe to repeat. */
export async function leaveTeam(organisationId: string, membershipId: string): Promise<void> {
  try {
    await appwriteAsClinic().teams.deleteMembership({ teamId: organisationId, membershipId })
  } catch (error) {
    if (!isType(error, 'membership_not_found') && !isType(error, 'team_membership_mismatch')) throw asRefusal(error)
  }
}

/** Ends every session of an account and lets nobody sign in with it. */
export async function blockAccount(userId: string): Promise<void> {
  const { users } = appwriteAsClinic()
  await users.updateStatus({ userId, status: false })
  await users.deleteSessions({ userId })
}

/** Takes the address as proven without a mail: for founders and invited staff, whom a one-time link or an admin lets in. */
export const markEmailVerified = async (userId: string): Promise<void> => void (await appwriteAsClinic().users.updateEmailVerification({ userId, emailVerification: true }))

export const freshUserId = newId

function linkRefusal(error: unknown): unknown {
  const spent = ['user_invalid_token', 'user_not_found', 'general_argument_invalid', 'user_unauthorized']
  return spent.some((type) => isType(error, type)) ? new Refusal('session.link-not-valid') : limited(error)
}

const weak = ['password_personal_data', 'password_recently_used', 'user_password_mismatch', 'general_argument_invalid']
const isWeak = (error: unknown): boolean => weak.some((type) => isType(error, type))

const limited = (error: unknown): unknown => (isType(error, 'general_rate_limit_exceeded') ? new Refusal('rate.too-many') : asRefusal(error))
