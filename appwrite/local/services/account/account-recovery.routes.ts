import { findUser, type UserRow } from '../../auth/identity'
import { isKey } from '../../auth/auth'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { checkRedirect, url, withQuery } from '../../http/redirect-url'
import { route, type Route } from '../../http/route'
import { required } from '../../http/validator'
import { email, text, uid } from '../../http/validators'
import { requireMail, sendAccountMail } from '../../mail/send-account-mail'
import { addToken, findToken, LINK_SECONDS, newSecret, toToken, usedToken, useUpToken } from '../users/account-token'
import { freshPassword } from '../users/password-hash'
import { newPassword, nextPasswordHistory } from '../users/password-policy'
import { endOtherSessions } from '../users/session-writes'
import { emitUserEvent, logForUser } from '../users/user-events'
import { changeUser, mustFindUser } from '../users/user-writes'

const RECOVERY = { path: '/account/recovery', scope: 'sessions.write', service: 'account', model: 'token' } as const

/** A new password by mail, for somebody who lost the old one. */
export const accountRecoveryRoutes: Route[] = [
  route({
    ...RECOVERY, method: 'POST', status: 201, params: { email: required(email), url: required(url) },
    rateLimit: { limit: 10, key: ['url:{url},email:{param-email}', 'url:{url},ip:{ip}'] }, handler: askForRecovery,
  }),
  route({
    ...RECOVERY, method: 'PUT', params: { userId: required(uid), secret: required(text(256)), password: required(newPassword) },
    rateLimit: { limit: 10, key: 'url:{url},userId:{param-userId}' }, handler: recover,
  }),
]

function askForRecovery(context: Context, given: { email: string; url: string }): Promise<unknown> {
  checkRedirect(context, 'url', given.url)
  requireMail(context, 'SMTP Disabled')
  const secret = newSecret()
  return context.write((tx) => {
    const user = context.db.get<UserRow>('SELECT * FROM users WHERE email = ?', given.email.toLowerCase())
    if (user === undefined || user.email === null) throw new AppwriteError('user_not_found')
    if (user.status === 0) throw new AppwriteError('user_blocked')
    const token = addToken(context, { userId: user.id, type: 'recovery', secret, seconds: LINK_SECONDS })
    const redirect = withQuery(given.url, { userId: user.id, secret, expire: token.expire })
    sendAccountMail(context, tx, { to: user.email, template: 'recovery', values: { user: user.name, redirect } })
    emitUserEvent(context, tx, { name: 'recovery.[tokenId].create', userId: user.id, params: { tokenId: token.id }, payload: toToken(token) })
    logForUser(context, user.id, 'recovery.create')
    return toToken(token, { secret: isKey(context.auth) ? secret : '' })
  })
}

async function recover(context: Context, given: { userId: string; secret: string; password: string }): Promise<unknown> {
  const user = findUser(context.db, given.userId)
  if (user === undefined) throw new AppwriteError('user_not_found')
  const proof = { userId: user.id, secret: given.secret, type: 'recovery' } as const
  if (findToken(context, proof) === undefined) throw new AppwriteError('user_invalid_token')
  const fresh = await freshPassword(given.password)
  const history = await nextPasswordHistory(context, user, { plain: given.password, hash: fresh.password })
  return context.write((tx) => {
    const token = findToken(context, proof)
    if (token === undefined) throw new AppwriteError('user_invalid_token')
    useUpToken(context, token)
    changeUser(context, mustFindUser(context, user.id), { ...fresh, password_history: history, password_update: context.isoNow, email_verification: 1, reset: 0 })
    if (context.project.settings.get('auth.invalidateSessions', true)) endOtherSessions(context, tx, { userId: user.id, keep: null })
    emitUserEvent(context, tx, { name: 'recovery.[tokenId].update', userId: user.id, params: { tokenId: token.id }, payload: toToken(token) })
    logForUser(context, user.id, 'recovery.update')
    return usedToken(context, token, given.secret)
  })
}
