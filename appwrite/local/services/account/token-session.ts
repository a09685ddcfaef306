import { AppwriteError } from '../../http/appwrite-error'
import { findUser } from '../../auth/identity'
import type { Context } from '../../http/context'
import { JwtError, readJwt } from '../../auth/jwt'
import { sessionWatch } from '../../auth/session-watch'
import { findToken, useUpToken, type TokenType } from '../users/account-token'
import type { NewSession } from '../users/session-writes'
import { changeUser } from '../users/user-writes'
import { findIdentity } from './identity.model'
import { openAccountSession } from './open-account-session'
import { answerSession } from './session-reply'

const FACTOR: Partial<Record<TokenType, string>> = { 'magic-url': 'email', oauth2: 'email', email: 'email', phone: 'phone', generic: 'token' }
const PROVIDER: Partial<Record<TokenType, string>> = { 'magic-url': 'magic-url', phone: 'phone' }

/** Turns a one-time token (mail code or link, text message, OAuth2, made by a server) into a session. */
export async function createTokenSession(context: Context, given: { userId: string; secret: string }): Promise<unknown> {
  const opened = await context.write((tx) => {
    const user = findUser(context.db, given.userId)
    const { secret, provider } = unwrap(context, given.secret)
    const token = user === undefined ? undefined : findToken(context, { userId: user.id, secret })
    const factor = token === undefined ? undefined : FACTOR[token.type]
    // A provider's token is good only in the wrapping that names the provider.
    if (user === undefined || token === undefined || factor === undefined || (token.type === 'oauth2') !== (provider !== null)) throw new AppwriteError('user_invalid_token')
    useUpToken(context, token)
    if (token.type === 'magic-url' || token.type === 'email') changeUser(context, user, { email_verification: 1 })
    if (token.type === 'phone') changeUser(context, user, { phone_verification: 1 })
    tx.afterCommit(() => sessionWatch(context.project).rolesChanged({ userId: user.id }))
    const session: NewSession = { userId: user.id, provider: PROVIDER[token.type] ?? 'token', factors: [factor] }
    return openAccountSession(context, tx, provider === null ? session : withIdentity(context, session, provider))
  })
  return answerSession(context, opened)
}

/** What the caller was given is the bare secret, or a JWT that names the provider a person came from. */
function unwrap({ backend, now }: Context, given: string): { secret: string; provider: string | null } {
  if (given.split('.').length !== 3) return { secret: given, provider: null }
  try {
    const claims = readJwt(backend.cipher, given, now)
    return { secret: String(claims.secret ?? ''), provider: String(claims.provider ?? '') }
  } catch (error) {
    if (error instanceof JwtError) return { secret: given, provider: null }
    throw error
  }
}

function withIdentity(context: Context, session: NewSession, provider: string): NewSession {
  const identity = findIdentity(context, { userId: session.userId, provider })
  if (identity === undefined) throw new AppwriteError('user_invalid_token')
  return { ...session, provider, factors: ['email', 'oauth2'], oauth: { uid: identity.provider_uid, accessToken: identity.access_sealed, refreshToken: identity.refresh_sealed, accessTokenExpiry: identity.access_expiry } }
}
