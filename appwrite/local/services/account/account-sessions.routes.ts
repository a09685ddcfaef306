import type { UserRow } from '../../auth/identity'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { customId, email, text, uid } from '../../http/validators'
import { isoTime, uniqueId } from '../../storage/ids'
import { DEFAULT_HASH, freshPassword, hashPassword, matchesPassword } from '../users/password-hash'
import { checkUserLimit, password } from '../users/password-policy'
import { toSession } from '../users/session.model'
import { endOtherSessions, endSessions, listSessionRows, mustFindSession, sessionSeconds } from '../users/session-writes'
import { emitUserEvent, logForUser } from '../users/user-events'
import { changeUser, insertUser, mustFindUser } from '../users/user-writes'
import { ACCOUNT } from './account.routes'
import { currentUser, namedSessionId, ownSessionId } from './current-user'
import { answerSession, clearSessionCookies } from './session-reply'
import { refreshProviderTokens } from './oauth-refresh'
import { openAccountSession } from './open-account-session'
import { createTokenSession } from './token-session'

const SESSION = { scope: 'sessions.write', service: 'account', model: 'session', opensSession: true } as const
const byEmail = {
  ...SESSION, method: 'POST', authMethod: 'email-password', params: { email: required(email), password: required(password) },
  rateLimit: { limit: 10, key: 'url:{url},email:{param-email}', resetOn: 201 }, handler: signIn,
} as const
const byPhone = { ...SESSION, params: { userId: required(customId), secret: required(text(256)) }, rateLimit: { limit: 10, key: 'ip:{ip},userId:{param-userId}' }, handler: createTokenSession } as const
const byToken = { ...byPhone, rateLimit: { ...byPhone.rateLimit, resetOn: 201 } } as const
const sessionId = { sessionId: required(uid) }

/** Opens, lists, extends and ends sessions of the account. */
export const accountSessionRoutes: Route[] = [
  route({ ...byEmail, path: '/account/sessions/email' }),
  route({ ...byEmail, path: '/account/sessions' }),
  route({ ...SESSION, method: 'POST', authMethod: 'anonymous', path: '/account/sessions/anonymous', params: {}, rateLimit: { limit: 50, key: 'ip:{ip}' }, handler: signInAnonymously }),
  route({ ...byToken, method: 'POST', path: '/account/sessions/token' }),
  route({ ...byToken, method: 'PUT', path: '/account/sessions/magic-url' }),
  route({ ...byPhone, method: 'PUT', path: '/account/sessions/phone' }),
  route({
    ...ACCOUNT, method: 'GET', path: '/account/sessions', params: {},
    handler: (context) => {
      const sessions = listSessionRows(context, currentUser(context).id)
      return { total: sessions.length, sessions: sessions.map((row) => toSession(row, { current: row.id === ownSessionId(context), cipher: context.backend.cipher })) }
    },
  }),
  route({
    ...ACCOUNT, method: 'GET', path: '/account/sessions/:sessionId', params: sessionId,
    handler: (context, given) => {
      const row = mustFindSession(context, { userId: currentUser(context).id, id: namedSessionId(context, given.sessionId) })
      return toSession(row, { current: row.id === ownSessionId(context), cipher: context.backend.cipher })
    },
  }),
  route({ ...ACCOUNT, method: 'PATCH', path: '/account/sessions/:sessionId', params: { sessionId: optional(uid, 'current') }, rateLimit: { limit: 10 }, handler: extendSession }),
  route({ ...ACCOUNT, method: 'DELETE', status: 204, path: '/account/sessions', params: {}, rateLimit: { limit: 100 }, handler: signOutEverywhere }),
  route({ ...ACCOUNT, method: 'DELETE', status: 204, path: '/account/sessions/:sessionId', beforeSecondFactor: true, params: { sessionId: optional(uid, 'current') }, rateLimit: { limit: 100 }, handler: signOut }),
]

let decoy: Promise<string> | null = null

async function signIn(context: Context, given: { email: string; password: string }): Promise<unknown> {
  const mail = given.email.toLowerCase()
  const user = context.db.get<UserRow>('SELECT * FROM users WHERE email = ?', mail)
  // An unknown address costs as much time as a wrong password, so that the clock tells nothing.
  decoy ??= hashPassword('no account has this password')
  const stored = user === undefined || user.password_update === null ? { password: await decoy, hash: DEFAULT_HASH, hash_options: '{}' } : user
  const right = await matchesPassword(given.password, stored)
  if (!right || stored !== user) throw new AppwriteError('user_invalid_credentials')
  if (user.status === 0) throw new AppwriteError('user_blocked')
  const rehashed = user.hash === DEFAULT_HASH ? null : await freshPassword(given.password)
  const opened = await context.write((tx) => {
    const now = mustFindUser(context, user.id)
    // The password may have been changed, or the account blocked, while the hash was computed.
    if (now.password !== user.password || now.status === 0) throw new AppwriteError('user_invalid_credentials')
    if (rehashed !== null) changeUser(context, now, rehashed)
    return openAccountSession(context, tx, { userId: user.id, provider: 'email', providerUid: mail, factors: ['password'] })
  })
  return answerSession(context, opened)
}

async function signInAnonymously(context: Context): Promise<unknown> {
  checkUserLimit(context)
  const opened = await context.write((tx) => {
    const user = insertUser(context, tx, { id: uniqueId(context.now), accessedAt: context.isoNow })
    return openAccountSession(context, tx, { userId: user.id, provider: 'anonymous', factors: ['anonymous'] })
  })
  return answerSession(context, opened)
}

async function extendSession(context: Context, given: { sessionId: string }): Promise<unknown> {
  const user = currentUser(context)
  const before = mustFindSession(context, { userId: user.id, id: namedSessionId(context, given.sessionId) })
  const tokens = await refreshProviderTokens(context, before)
  return context.write((tx) => {
    mustFindSession(context, { userId: user.id, id: before.id })
    context.db.run(
      'UPDATE sessions SET expire = ?, updated_at = ?, provider_access_token = ?, provider_refresh_token = ?, provider_access_token_expiry = ? WHERE id = ?',
      isoTime(context.now + sessionSeconds(context) * 1000), context.isoNow, tokens.accessToken, tokens.refreshToken, tokens.accessTokenExpiry, before.id,
    )
    const row = mustFindSession(context, { userId: user.id, id: before.id })
    emitUserEvent(context, tx, { name: 'sessions.[sessionId].update', userId: user.id, params: { sessionId: row.id }, payload: toSession(row) })
    logForUser(context, user.id, 'session.update')
    // Odd, but so it is: this answer alone does not name the unknown country.
    return { ...toSession(row, { cipher: context.backend.cipher }), countryName: '' }
  })
}

async function signOut(context: Context, given: { sessionId: string }): Promise<void> {
  const user = currentUser(context)
  const id = namedSessionId(context, given.sessionId)
  await context.write((tx) => {
    const row = mustFindSession(context, { userId: user.id, id })
    endSessions(context, tx, { userId: user.id, ids: [row.id] })
    emitUserEvent(context, tx, { name: 'sessions.[sessionId].delete', userId: user.id, params: { sessionId: row.id }, payload: toSession(row) })
    logForUser(context, user.id, 'session.delete')
  })
  if (id === context.auth.session?.id) clearSessionCookies(context)
}

async function signOutEverywhere(context: Context): Promise<void> {
  const user = currentUser(context)
  const current = context.auth.session
  await context.write((tx) => {
    endOtherSessions(context, tx, { userId: user.id, keep: null })
    // However many end, one event is told: that of the session the call came with.
    if (current !== null) emitUserEvent(context, tx, { name: 'sessions.[sessionId].delete', userId: user.id, params: { sessionId: current.id }, payload: toSession(current) })
    logForUser(context, user.id, 'session.delete')
  })
  if (current !== null) clearSessionCookies(context)
}
