import { createHash, timingSafeEqual } from 'node:crypto'
import { isKey } from '../../auth/auth'
import { findUser, type UserRow } from '../../auth/identity'
import { newSecret } from '../../auth/session-secret'
import { AppwriteError, invalidArgument } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { checkRedirect, url, withQuery } from '../../http/redirect-url'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { email, list, phone, text, uid } from '../../http/validators'
import { requireMail, sendAccountMail } from '../../mail/send-account-mail'
import { uniqueId } from '../../storage/ids'
import type { Tx } from '../../storage/store'
import { setSessionCookies } from '../account/session-reply'
import { requirePhone, sendText } from '../messaging/phone-code'
import { freshPassword } from '../users/password-hash'
import { checkUserLimit } from '../users/password-policy'
import { openSession } from '../users/session-writes'
import { belongsToIdentity, changeUser, insertUser, mustFindUser, type NewUser } from '../users/user-writes'
import { toChangedMembership, type MembershipRow } from './membership.model'
import { emitMembershipEvent, mustFindMembership } from './memberships.routes'
import { mustSeeTeam, ownsTeam, type TeamRow } from './team.model'
import { roleKey } from './team.validators'
import { WRITE } from './teams.routes'

/** Asking people into a team, and their answer. */
export const invitationRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', status: 201, path: '/teams/:teamId/memberships', model: 'membership', authMethod: 'invites', rateLimit: { limit: 10 },
    params: {
      teamId: required(uid), email: optional(email, ''), userId: optional(uid, ''), phone: optional(phone, ''), roles: required(list(roleKey(81), 100)),
      url: optional(url, ''), name: optional(text(128), ''),
    },
    handler: invite,
  }),
  route({
    scope: 'public', service: 'teams', method: 'PATCH', path: '/teams/:teamId/memberships/:membershipId/status', model: 'membership',
    params: { teamId: required(uid), membershipId: required(uid), userId: required(uid), secret: required(text(256)) },
    handler: accept,
  }),
]

type Invitation = { teamId: string; email: string; userId: string; phone: string; roles: string[]; url: string; name: string }

async function invite(context: Context, given: Invitation): Promise<unknown> {
  const byKey = isKey(context.auth)
  if (given.url !== '') checkRedirect(context, 'url', given.url)
  else if (!byKey) throw invalidArgument('URL is required')
  if (given.userId === '' && given.email === '' && given.phone === '') throw invalidArgument('At least one of userId, email, or phone is required')
  if (!byKey) requireMail(context)
  const secret = newSecret()
  const unknowable = isNewcomer(context, given) ? await freshPassword(newSecret(64)) : null
  return context.write((tx) => {
    const team = mustSeeTeam(context, given.teamId)
    const known = findInvitee(context, given)
    if (known === undefined) checkNewcomer(context, given)
    if (!ownsTeam(context, team.id)) throw new AppwriteError('user_unauthorized', 'User is not allowed to send invitations for this team')
    const invitee = known ?? insertInvitee(context, tx, { given, password: unknowable })
    const row = saveInvitation(context, { team, invitee, roles: given.roles, secret, byKey })
    if (!byKey) sendInvitation(context, tx, { team, invitee, row, secret, given })
    emitMembershipEvent(context, tx, { team, row, event: 'create' })
    return toChangedMembership(row, team.name, invitee)
  })
}

function findInvitee({ db }: Context, given: Invitation): UserRow | undefined {
  const mail = given.email.toLowerCase()
  if (given.userId !== '') {
    const user = findUser(db, given.userId)
    if (user === undefined) throw new AppwriteError('user_not_found', "User with given userId doesn't exist.")
    if (mail !== '' && user.email !== mail) throw new AppwriteError('user_already_exists', "Given userId and email doesn't match")
    if (given.phone !== '' && user.phone !== given.phone) throw new AppwriteError('user_already_exists', "Given userId and phone doesn't match")
    return user
  }
  if (mail === '') return db.get<UserRow>('SELECT * FROM users WHERE phone = ?', given.phone)
  const user = db.get<UserRow>('SELECT * FROM users WHERE email = ?', mail)
  if (user !== undefined && given.phone !== '' && user.phone !== given.phone) throw new AppwriteError('user_already_exists', "Given email and phone doesn't match")
  return user
}

function isNewcomer({ db }: Context, { userId, email: mail, phone: number }: Invitation): boolean {
  return userId === '' && db.get("SELECT 1 AS yes FROM users WHERE (email = ? AND email <> '') OR (phone = ? AND phone <> '')", mail.toLowerCase(), number) === undefined
}

function checkNewcomer(context: Context, { email: mail }: Invitation): void {
  if (!isKey(context.auth)) checkUserLimit(context, 'Project registration is restricted. Contact your administrator for more information.')
  if (mail !== '' && belongsToIdentity(context, mail.toLowerCase())) throw new AppwriteError('user_email_already_exists')
}

type Newcomer = { given: Invitation; password: NewUser['password'] }

/** An account for somebody unknown. Nobody knows its password, so he signs in by the link, a code or recovery. */
function insertInvitee(context: Context, tx: Tx, { given, password }: Newcomer): UserRow {
  const mail = given.email.toLowerCase()
  return insertUser(context, tx, { id: uniqueId(context.now), email: mail, phone: given.phone, name: given.name === '' ? mail : given.name, password, targets: false })
}

type Saving = { team: TeamRow; invitee: UserRow; roles: string[]; secret: string; byKey: boolean }

function saveInvitation(context: Context, { team, invitee, roles, secret, byKey }: Saving): MembershipRow {
  const { db, isoNow, now } = context
  const joined = byKey ? isoNow : null
  const known = db.get<MembershipRow>('SELECT * FROM memberships WHERE team_id = ? AND user_id = ?', team.id, invitee.id)
  if (known?.confirm === 1) throw new AppwriteError('membership_already_confirmed')
  // The real server does not count somebody whom a key confirms after he was invited by mail.
  if (known === undefined && byKey) db.run('UPDATE teams SET total = total + 1 WHERE id = ?', team.id)
  if (known !== undefined) {
    db.run('UPDATE memberships SET secret_hash = ?, invited = ?, joined = ?, confirm = ?, updated_at = ? WHERE id = ?', hashOf(secret), isoNow, joined, byKey ? 1 : 0, isoNow, known.id)
    return mustFindMembership(context, team, known.id)
  }
  const id = uniqueId(now)
  db.run(
    'INSERT INTO memberships (id, created_at, updated_at, team_id, user_id, roles, invited, joined, confirm, secret_hash, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    id, isoNow, isoNow, team.id, invitee.id, JSON.stringify(roles), isoNow, joined, byKey ? 1 : 0, hashOf(secret), `${id} ${invitee.id}`,
  )
  return mustFindMembership(context, team, id)
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

type Sending = { team: TeamRow; invitee: UserRow; row: MembershipRow; secret: string; given: Invitation }

function sendInvitation(context: Context, tx: Tx, { team, invitee, row, secret, given }: Sending): void {
  const redirect = withQuery(given.url, { membershipId: row.id, userId: invitee.id, secret, teamId: team.id, teamName: team.name })
  if (invitee.email !== null) {
    sendAccountMail(context, tx, { to: invitee.email, template: 'invitation', values: { user: invitee.name, team: team.name, owner: context.auth.user?.name || 'Somebody', redirect } })
  } else if (invitee.phone !== null) {
    requirePhone(context)
    sendText(context, tx, { phone: invitee.phone, content: `You are invited to ${team.name}: ${redirect}` })
  }
}

type Answer = { teamId: string; membershipId: string; userId: string; secret: string }

async function accept(context: Context, given: Answer): Promise<unknown> {
  const { db, auth, isoNow } = context
  return context.write((tx) => {
    const found = db.get<MembershipRow>('SELECT * FROM memberships WHERE id = ?', given.membershipId)
    if (found === undefined) throw new AppwriteError('membership_not_found')
    const team = db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', given.teamId)
    if (team === undefined) throw new AppwriteError('team_not_found')
    if (found.team_id !== team.id) throw new AppwriteError('team_membership_mismatch')
    checkAnswer(context, found, given)
    if (found.confirm === 1) throw new AppwriteError('membership_already_confirmed')
    const user = changeUser(context, mustFindUser(context, found.user_id), { email_verification: 1 })
    db.run('UPDATE memberships SET joined = ?, confirm = 1, updated_at = ? WHERE id = ?', isoNow, isoNow, found.id)
    db.run('UPDATE teams SET total = total + 1 WHERE id = ?', team.id)
    const row = mustFindMembership(context, team, found.id)
    if (auth.user === null) {
      const opened = openSession(context, { userId: user.id, provider: 'email', providerUid: user.email ?? '', factors: ['email'] })
      setSessionCookies(context, opened.encoded, opened.row)
    }
    emitMembershipEvent(context, tx, { team, row, event: 'update.status' })
    return toChangedMembership(row, team.name, user)
  })
}

/** The secret of the link, and the person it was sent to. */
function checkAnswer({ auth }: Context, row: MembershipRow, given: Answer): void {
  const [expected, actual] = [Buffer.from(row.secret_hash), Buffer.from(hashOf(given.secret))]
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) throw new AppwriteError('team_invalid_secret')
  const stranger = auth.user !== null && auth.user.id !== row.user_id
  if (given.userId !== row.user_id || stranger) throw new AppwriteError('team_invite_mismatch', `Invite does not belong to current user (${auth.user?.email ?? ''})`)
}
