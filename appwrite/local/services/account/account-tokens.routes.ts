import type { UserRow } from '../../auth/identity'
import { isKey } from '../../auth/auth'
import { encodeSession } from '../../auth/session-secret'
import { AppwriteError, type ErrorType } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { checkRedirect, url, withQuery } from '../../http/redirect-url'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { customId, email, phone, strictBoolean } from '../../http/validators'
import { requireMail, sendAccountMail } from '../../mail/send-account-mail'
import { mockOtp, requirePhone, sendCode } from '../messaging/phone-code'
import { chosenId } from '../../storage/ids'
import type { Tx } from '../../storage/store'
import { addToken, CODE_SECONDS, LINK_SECONDS, newCode, newSecret, toToken } from '../users/account-token'
import { checkUserLimit } from '../users/password-policy'
import { belongsToIdentity, insertUser } from '../users/user-writes'
import { securityPhrase } from './security-phrase'

const TOKEN = { scope: 'sessions.write', service: 'account', status: 201, model: 'token', method: 'POST' } as const
const twice = (name: string, limit: number) => ({ limit, key: [`url:{url},${name}:{param-${name}}`, 'url:{url},ip:{ip}'] })
const magic = {
  ...TOKEN, authMethod: 'magic-url', rateLimit: twice('email', 60), handler: createMagicUrl,
  params: { userId: required(customId), email: required(email), url: optional(url, ''), phrase: optional(strictBoolean, false) },
} as const
const byPhone = { ...TOKEN, authMethod: 'phone', rateLimit: twice('phone', 10), handler: createPhoneToken, params: { userId: required(customId), phone: required(phone) } } as const

/** One-time links and codes to sign in with; they make the account when it does not exist. */
export const accountTokenRoutes: Route[] = [
  route({ ...magic, path: '/account/tokens/magic-url' }),
  route({ ...magic, path: '/account/sessions/magic-url' }),
  route({ ...TOKEN, path: '/account/tokens/email', authMethod: 'email-otp', rateLimit: twice('email', 10), params: { userId: required(customId), email: required(email), phrase: optional(strictBoolean, false) }, handler: createEmailCode }),
  route({ ...byPhone, path: '/account/tokens/phone' }),
  route({ ...byPhone, path: '/account/sessions/phone' }),
]

async function createMagicUrl(context: Context, given: { userId: string; email: string; url: string; phrase: boolean }): Promise<unknown> {
  if (given.url !== '') checkRedirect(context, 'url', given.url)
  requireMail(context, 'SMTP disabled')
  const phrase = given.phrase ? securityPhrase() : ''
  const secret = newSecret(64)
  return context.write((tx) => {
    const user = findOrInsert(context, tx, { id: given.userId, email: given.email, targets: false, refusal: 'user_email_already_exists' })
    const token = addToken(context, { userId: user.id, type: 'magic-url', secret, seconds: LINK_SECONDS })
    const base = given.url === '' ? `${new URL(context.backend.url).origin}/auth/magic-url` : given.url
    const redirect = withQuery(base, { userId: user.id, secret, expire: token.expire, project: context.project.id })
    sendAccountMail(context, tx, { to: user.email ?? given.email, template: 'magicSession', values: { user: user.name, redirect, phrase, securityPhrase: phraseLine(phrase) } })
    return toToken(token, { secret: isKey(context.auth) ? secret : '', phrase })
  })
}

async function createEmailCode(context: Context, given: { userId: string; email: string; phrase: boolean }): Promise<unknown> {
  requireMail(context, 'SMTP disabled')
  const phrase = given.phrase ? securityPhrase() : ''
  const secret = newCode()
  return context.write((tx) => {
    const user = findOrInsert(context, tx, { id: given.userId, email: given.email, refusal: 'general_bad_request' })
    const token = addToken(context, { userId: user.id, type: 'email', secret, seconds: CODE_SECONDS })
    sendAccountMail(context, tx, { to: user.email ?? given.email, template: 'otpSession', values: { user: user.name, otp: secret, phrase, securityPhrase: phraseLine(phrase) } })
    return toToken(token, { secret: isKey(context.auth) ? secret : '', phrase })
  })
}

async function createPhoneToken(context: Context, given: { userId: string; phone: string }): Promise<unknown> {
  const mocked = mockOtp(context.project, given.phone)
  if (mocked === null) requirePhone(context)
  const secret = mocked ?? newCode()
  return context.write((tx) => {
    const user = findOrInsert(context, tx, { id: given.userId, phone: given.phone })
    const token = addToken(context, { userId: user.id, type: 'phone', secret, seconds: CODE_SECONDS })
    if (mocked === null) sendCode(context, tx, { phone: given.phone, code: secret })
    return toToken(token, { secret: isKey(context.auth) ? encodeSession({ id: user.id, secret }) : '' })
  })
}

function phraseLine(phrase: string): string {
  return phrase === '' ? '' : `Security phrase: ${phrase}. It must be the one the screen shows.`
}

/** `refusal`: what is said of an address that belongs to somebody by way of another provider. */
type Wanted = { id: string; email?: string; phone?: string; targets?: boolean; refusal?: ErrorType }

function findOrInsert(context: Context, tx: Tx, { refusal = 'user_already_exists', ...wanted }: Wanted): UserRow {
  const { db } = context
  const known = wanted.email !== undefined ? db.get<UserRow>('SELECT * FROM users WHERE email = ?', wanted.email) : db.get<UserRow>('SELECT * FROM users WHERE phone = ?', wanted.phone ?? '')
  if (known !== undefined) return known
  checkUserLimit(context)
  if (wanted.email !== undefined && belongsToIdentity(context, wanted.email)) throw new AppwriteError(refusal)
  return insertUser(context, tx, { ...wanted, keepsCase: true, id: chosenId(wanted.id, context.now), accessedAt: context.isoNow })
}
