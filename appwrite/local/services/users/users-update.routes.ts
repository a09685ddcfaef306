import type { UserRow } from '../../auth/identity'
import { sessionWatch } from '../../auth/session-watch'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { toJson } from '../../http/json-body'
import { route, type Route } from '../../http/route'
import { required } from '../../http/validator'
import { assoc, boolean, emailOrEmpty, phoneOrEmpty, label } from './users.validators'
import { list, strictBoolean, text, uid } from '../../http/validators'
import type { Tx } from '../../storage/store'
import { freshPassword } from './password-hash'
import { newPasswordOrEmpty, nextPasswordHistory, refusePersonalData } from './password-policy'
import { readPrefs } from './prefs'
import { endOtherSessions } from './session-writes'
import { emitUserEvent, logForUser } from './user-events'
import { listTargetsOf } from './target.model'
import { toUser } from './user.model'
import { belongsToIdentity, changeUser, ensureTarget, mustFindUser, refuseTakenTarget } from './user-writes'
import { READ, WRITE } from './users.routes'

const patch = { ...WRITE, method: 'PATCH', model: 'user' } as const
const userId = required(uid)

type Change = { userId: string; event: string; change(user: UserRow, tx: Tx): UserRow }

/** Changes a user, tells the event and answers the user as keys see it. */
export function updateUser(context: Context, { userId: id, event, change }: Change): Promise<Record<string, unknown>> {
  return context.write((tx) => {
    const after = change(mustFindUser(context, id), tx)
    emitUserEvent(context, tx, { name: event, userId: after.id, payload: toUser(context.db, after) })
    logForUser(context, after.id, 'user.update')
    return toUser(context.db, after, { secrets: true })
  })
}

/** Single fields of a user, as administrators change them. */
export const usersUpdateRoutes: Route[] = [
  route({
    ...patch, path: '/users/:userId/name', params: { userId, name: required(text(128, 0)) },
    handler: (context, { userId: id, name }) => updateUser(context, { userId: id, event: 'update.name', change: (user) => changeUser(context, user, { name }) }),
  }),
  route({
    ...patch, path: '/users/:userId/email', params: { userId, email: required(emailOrEmpty) },
    handler: (context, { userId: id, email }) => withTargetsBefore(context, { userId: id, isRemoved: email === '' }, () =>
      updateUser(context, { userId: id, event: 'update.email', change: (user) => changeEmail(context, user, email.toLowerCase()) })),
  }),
  route({
    ...patch, path: '/users/:userId/phone', params: { userId, number: required(phoneOrEmpty) },
    handler: (context, { userId: id, number }) => withTargetsBefore(context, { userId: id, isRemoved: number === '' }, () =>
      updateUser(context, { userId: id, event: 'update.phone', change: (user) => changePhone(context, user, number) })),
  }),
  route({ ...patch, path: '/users/:userId/password', params: { userId, password: required(newPasswordOrEmpty) }, handler: (context, { userId: id, password }) => changePassword(context, id, password) }),
  route({
    ...patch, path: '/users/:userId/status', params: { userId, status: required(boolean) },
    handler: (context, { userId: id, status }) => updateUser(context, {
      userId: id, event: 'update.status',
      change: (user, tx) => {
        if (!status) tx.afterCommit(() => sessionWatch(context.project).ended({ userId: user.id, sessionIds: null }))
        return changeUser(context, user, { status: status ? 1 : 0 })
      },
    }),
  }),
  route({
    ...WRITE, method: 'PUT', model: 'user', path: '/users/:userId/labels', params: { userId, labels: required(list(label, 1000)) },
    handler: (context, { userId: id, labels }) => updateUser(context, {
      userId: id, event: 'update.labels',
      change: (user, tx) => {
        tx.afterCommit(() => sessionWatch(context.project).rolesChanged({ userId: user.id }))
        return changeUser(context, user, { labels: JSON.stringify([...new Set(labels)]) })
      },
    }),
  }),
  route({ ...READ, path: '/users/:userId/prefs', params: { userId }, handler: (context, { userId: id }) => readPrefs(mustFindUser(context, id).prefs) }),
  route({
    ...WRITE, method: 'PATCH', path: '/users/:userId/prefs', params: { userId, prefs: required(assoc) },
    handler: async (context, { userId: id, prefs }) => {
      await updateUser(context, { userId: id, event: 'update.prefs', change: (user) => changeUser(context, user, { prefs: toJson(prefs) }) })
      return prefs
    },
  }),
  route({
    ...patch, path: '/users/:userId/verification', params: { userId, emailVerification: required(strictBoolean) },
    handler: (context, { userId: id, emailVerification }) => updateUser(context, { userId: id, event: 'update.verification', change: (user, tx) => changeVerified(context, tx, { user, column: 'email_verification', verified: emailVerification }) }),
  }),
  route({
    ...patch, path: '/users/:userId/verification/phone', params: { userId, phoneVerification: required(strictBoolean) },
    handler: (context, { userId: id, phoneVerification }) => updateUser(context, { userId: id, event: 'update.verification', change: (user, tx) => changeVerified(context, tx, { user, column: 'phone_verification', verified: phoneVerification }) }),
  }),
  route({
    ...patch, path: '/users/:userId/impersonator', lacks: 'acting as somebody over realtime', params: { userId, impersonator: required(boolean) },
    handler: (context, { userId: id, impersonator }) => updateUser(context, { userId: id, event: 'update.impersonator', change: (user) => changeUser(context, user, { impersonator: impersonator ? 1 : 0 }) }),
  }),
  route({
    ...patch, path: '/users/:userId/mfa', params: { userId, mfa: required(strictBoolean) },
    handler: (context, { userId: id, mfa }) => updateUser(context, { userId: id, event: 'update.mfa', change: (user) => changeUser(context, user, { mfa: mfa ? 1 : 0 }) }),
  }),
]

type Removal = { userId: string; isRemoved: boolean }

/** Odd, but so it is: of an address taken away the answer still shows the target, which is gone. */
async function withTargetsBefore(context: Context, { userId: id, isRemoved }: Removal, change: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const targets = listTargetsOf(context.db, id)
  const answer = await change()
  return isRemoved ? { ...answer, targets } : answer
}

function changeEmail(context: Context, user: UserRow, email: string): UserRow {
  if (email !== '') {
    if (belongsToIdentity(context, email, user.id)) throw new AppwriteError('user_email_already_exists')
    refuseTakenTarget(context, email)
  }
  const after = changeUser(context, user, { email: email === '' ? null : email, email_verification: 0 })
  if (email !== '') ensureTarget(context, { userId: user.id, type: 'email', identifier: email })
  return after
}

function changePhone(context: Context, user: UserRow, number: string): UserRow {
  if (number !== '') refuseTakenTarget(context, number)
  const after = changeUser(context, user, { phone: number === '' ? null : number, phone_verification: 0 })
  if (number !== '') ensureTarget(context, { userId: user.id, type: 'sms', identifier: number })
  return after
}

type Verified = { user: UserRow; column: 'email_verification' | 'phone_verification'; verified: boolean }

function changeVerified(context: Context, tx: Tx, { user, column, verified }: Verified): UserRow {
  tx.afterCommit(() => sessionWatch(context.project).rolesChanged({ userId: user.id }))
  return changeUser(context, user, { [column]: verified ? 1 : 0 })
}

async function changePassword(context: Context, id: string, plain: string): Promise<unknown> {
  const user = mustFindUser(context, id)
  const store = (change: Partial<UserRow>) => updateUser(context, {
    userId: id, event: 'update.password',
    change: (before, tx) => {
      if (context.project.settings.get('auth.invalidateSessions', true)) endOtherSessions(context, tx, { userId: before.id, keep: null })
      return changeUser(context, before, { ...change, password_update: context.isoNow })
    },
  })
  if (plain !== '') refusePersonalData(context, plain, user)
  const fresh = await freshPassword(plain)
  const stored = await store({ ...fresh, password_history: await nextPasswordHistory(context, user, { plain, hash: fresh.password }), reset: 0 })
  // Odd, but so it is: of a password taken away the answer says that it is empty, and what stays is the hash of an empty one, which nobody can sign in with.
  return plain === '' ? { ...stored, password: '', hash: user.hash, hashOptions: JSON.parse(user.hash_options) as unknown } : stored
}
