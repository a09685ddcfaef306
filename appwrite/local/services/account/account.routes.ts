import { AppwriteError } from '../../http/appwrite-error'
import { sessionWatch } from '../../auth/session-watch'
import { signJwt } from '../../auth/jwt'
import type { Context } from '../../http/context'
import { toJson } from '../../http/json-body'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { assoc, customId, email, integerRange, strictBoolean, text } from '../../http/validators'
import { chosenId } from '../../storage/ids'
import { freshPassword } from '../users/password-hash'
import { checkUserLimit, newPassword, refusePersonalData } from '../users/password-policy'
import { readPrefs } from '../users/prefs'
import { logForUser } from '../users/user-events'
import { toUser } from '../users/user.model'
import { belongsToIdentity, changeUser, insertUser, mustFindUser, removeUser } from '../users/user-writes'
import { changeAccount, currentSession, currentUser, shownAccount } from './current-user'
import { clearSessionCookies } from './session-reply'

/** What every route for the signed-in person has. */
export const ACCOUNT = { scope: 'account', service: 'account' } as const
const patch = { ...ACCOUNT, method: 'PATCH', model: 'account' } as const
const jwt = { ...ACCOUNT, method: 'POST', status: 201, authMethod: 'jwt', params: { duration: optional(integerRange(0, 3600), 900) }, rateLimit: { limit: 120, seconds: 60, key: 'url:{url},userId:{userId}' } } as const

/** The account itself. */
export const accountRoutes: Route[] = [
  route({
    method: 'POST', path: '/account', scope: 'sessions.write', service: 'account', status: 201, model: 'account', authMethod: 'email-password', rateLimit: { limit: 10 },
    params: { userId: required(customId), email: required(email), password: required(newPassword), name: optional(text(128), '') },
    handler: signUp,
  }),
  route({ ...ACCOUNT, method: 'GET', path: '/account', model: 'account', params: {}, handler: (context) => shownAccount(context, currentUser(context)) }),
  route({
    ...ACCOUNT, method: 'DELETE', status: 204, path: '/account', params: {},
    // The real server tells no event and leaves the cookies; they open nothing any more.
    handler: (context) => context.write((tx) => removeUser(context, tx, mustFindUser(context, currentUser(context).id))),
  }),
  route({ ...ACCOUNT, method: 'GET', path: '/account/prefs', params: {}, handler: (context) => readPrefs(currentUser(context).prefs) }),
  route({
    ...patch, path: '/account/prefs', params: { prefs: required(assoc) },
    handler: (context, { prefs }) => changeAccount(context, { event: 'update.prefs', change: (user) => changeUser(context, user, { prefs: toJson(prefs) }) }),
  }),
  route({
    ...patch, path: '/account/name', params: { name: required(text(128)) },
    handler: (context, { name }) => changeAccount(context, { event: 'update.name', change: (user) => changeUser(context, user, { name }) }),
  }),
  route({
    ...patch, path: '/account/status', params: {},
    handler: async (context) => {
      const account = await changeAccount(context, {
        event: 'update.status',
        change: (user, tx) => {
          tx.afterCommit(() => sessionWatch(context.project).ended({ userId: user.id, sessionIds: null }))
          return changeUser(context, user, { status: 0 })
        },
      })
      clearSessionCookies(context)
      return account
    },
  }),
  route({ ...jwt, path: '/account/jwts', handler: createJwt }),
  route({ ...jwt, path: '/account/jwt', handler: createJwt }),
  route({
    ...patch, path: '/account/mfa', params: { mfa: required(strictBoolean) },
    handler: (context, { mfa }) => changeAccount(context, {
      event: 'update.mfa',
      change: (user) => {
        if (mfa) addProvenFactors(context, user.id)
        return changeUser(context, user, { mfa: mfa ? 1 : 0 })
      },
    }),
  }),
]

async function signUp(context: Context, wanted: { userId: string; email: string; password: string; name: string }): Promise<unknown> {
  const id = chosenId(wanted.userId, context.now)
  const mail = wanted.email.toLowerCase()
  checkUserLimit(context)
  if (belongsToIdentity(context, mail)) throw new AppwriteError('general_bad_request')
  refusePersonalData(context, wanted.password, { id: wanted.userId, email: mail, phone: null, name: wanted.name })
  const hashed = await freshPassword(wanted.password)
  return context.write((tx) => {
    const user = insertUser(context, tx, { id, email: mail, name: wanted.name, password: hashed, passwordUpdate: context.isoNow, accessedAt: context.isoNow })
    logForUser(context, user.id, 'user.create')
    return toUser(context.db, user)
  })
}

function createJwt(context: Context, { duration }: { duration: number }): { jwt: string } {
  const { auth, backend, now } = context
  if (auth.viaJwt) throw new AppwriteError('user_jwt_creation_denied')
  return { jwt: signJwt(backend.cipher, { userId: currentUser(context).id, sessionId: currentSession(context).id }, { nowMs: now, seconds: duration }) }
}

/** Whoever turns the second factor on keeps working: what he has proved counts for this session. */
function addProvenFactors({ db, auth }: Context, userId: string): void {
  if (auth.session === null || auth.user === null) return
  const factors = new Set(JSON.parse(auth.session.factors) as string[])
  if (db.get("SELECT 1 AS yes FROM authenticators WHERE user_id = ? AND type = 'totp' AND verified = 1", userId) !== undefined) factors.add('totp')
  if (auth.user.email !== null && auth.user.email_verification === 1) factors.add('email')
  if (auth.user.phone !== null && auth.user.phone_verification === 1) factors.add('phone')
  db.run('UPDATE sessions SET factors = ? WHERE id = ?', JSON.stringify([...factors]), auth.session.id)
}
