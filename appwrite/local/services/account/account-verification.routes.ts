import { findUser, type UserRow } from '../../auth/identity'
import { isKey } from '../../auth/auth'
import { sessionWatch } from '../../auth/session-watch'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { checkRedirect, url, withQuery } from '../../http/redirect-url'
import { route, type Route } from '../../http/route'
import { required } from '../../http/validator'
import { text, uid } from '../../http/validators'
import { requireMail, sendAccountMail } from '../../mail/send-account-mail'
import { mockOtp, requirePhone, sendCode } from '../messaging/phone-code'
import { addToken, findToken, LINK_SECONDS, newCode, newSecret, toToken, useUpToken, type TokenType } from '../users/account-token'
import { emitUserEvent, logForUser } from '../users/user-events'
import { changeUser } from '../users/user-writes'
import { ACCOUNT } from './account.routes'
import { currentUser } from './current-user'

const ask = { ...ACCOUNT, method: 'POST', status: 201, model: 'token' } as const
const confirm = { scope: 'public', service: 'account', method: 'PUT', model: 'token', params: { userId: required(uid), secret: required(text(256)) } } as const
const askEmail = { ...ask, params: { url: required(url) }, rateLimit: { limit: 10, key: 'url:{url},userId:{userId}' }, handler: askForEmail } as const
const askPhone = { ...ask, authMethod: 'phone', params: {}, rateLimit: { limit: 10, key: ['url:{url},userId:{userId}', 'url:{url},ip:{ip}'] }, handler: askForPhone } as const
const confirmEmail = {
  ...confirm, rateLimit: { limit: 10, key: 'url:{url},userId:{param-userId}' },
  handler: (context: Context, given: Proof) => prove(context, given, { type: 'verification', column: 'email_verification' }),
} as const
const confirmPhone = {
  ...confirm, rateLimit: { limit: 10, key: 'userId:{param-userId}' },
  handler: (context: Context, given: Proof) => prove(context, given, { type: 'phone', column: 'phone_verification' }),
} as const

type Proof = { userId: string; secret: string }

/** Proves that an e-mail address or phone number is the person's own. */
export const accountVerificationRoutes: Route[] = [
  route({ ...askEmail, path: '/account/verifications/email' }),
  route({ ...askEmail, path: '/account/verification' }),
  route({ ...confirmEmail, path: '/account/verifications/email' }),
  route({ ...confirmEmail, path: '/account/verification' }),
  route({ ...askPhone, path: '/account/verifications/phone' }),
  route({ ...askPhone, path: '/account/verification/phone' }),
  route({ ...confirmPhone, path: '/account/verifications/phone' }),
  route({ ...confirmPhone, path: '/account/verification/phone' }),
]

function askForEmail(context: Context, given: { url: string }): Promise<unknown> {
  checkRedirect(context, 'url', given.url)
  requireMail(context, 'SMTP Disabled')
  const user = currentUser(context)
  const { email } = user
  if (email === null) throw new AppwriteError('user_email_not_found')
  if (user.email_verification === 1) throw new AppwriteError('user_email_already_verified')
  const secret = newSecret()
  return context.write((tx) => {
    const token = addToken(context, { userId: user.id, type: 'verification', secret, seconds: LINK_SECONDS })
    const redirect = withQuery(given.url, { userId: user.id, secret, expire: token.expire })
    sendAccountMail(context, tx, { to: email, template: 'verification', values: { user: user.name, redirect } })
    emitUserEvent(context, tx, { name: 'verification.[tokenId].create', userId: user.id, params: { tokenId: token.id }, payload: toToken(token) })
    logForUser(context, user.id, 'verification.create')
    return toToken(token, { secret: isKey(context.auth) ? secret : '' })
  })
}

function askForPhone(context: Context): Promise<unknown> {
  const user = currentUser(context)
  const { phone } = user
  const mocked = phone === null ? null : mockOtp(context.project, phone)
  if (mocked === null) requirePhone(context)
  if (phone === null) throw new AppwriteError('user_phone_not_found')
  if (user.phone_verification === 1) throw new AppwriteError('user_phone_already_verified')
  const secret = mocked ?? newCode()
  return context.write((tx) => {
    const token = addToken(context, { userId: user.id, type: 'phone', secret, seconds: LINK_SECONDS })
    if (mocked === null) sendCode(context, tx, { phone, code: secret })
    emitUserEvent(context, tx, { name: 'verification.[tokenId].create', userId: user.id, params: { tokenId: token.id }, payload: toToken(token) })
    return toToken(token, { secret: isKey(context.auth) ? secret : '' })
  })
}

type Kind = { type: TokenType; column: 'email_verification' | 'phone_verification' }

function prove(context: Context, given: Proof, { type, column }: Kind): Promise<unknown> {
  return context.write((tx) => {
    const user: UserRow | undefined = findUser(context.db, given.userId)
    if (user === undefined) throw new AppwriteError('user_not_found')
    const token = findToken(context, { userId: user.id, secret: given.secret, type })
    if (token === undefined) throw new AppwriteError('user_invalid_token')
    useUpToken(context, token)
    changeUser(context, user, { [column]: 1 })
    tx.afterCommit(() => sessionWatch(context.project).rolesChanged({ userId: user.id }))
    emitUserEvent(context, tx, { name: 'verification.[tokenId].update', userId: user.id, params: { tokenId: token.id }, payload: toToken(token) })
    logForUser(context, user.id, 'verification.update')
    return toToken(token)
  })
}
