import { AppwriteError } from '../../http/appwrite-error'
import { findUser } from '../../auth/identity'
import type { Context } from '../../http/context'
import { decodeSession } from '../../auth/session-secret'
import { sessionWatch } from '../../auth/session-watch'
import { findToken, useUpToken, type TokenType } from '../users/account-token'
import type { NewSession } from '../users/session-writes'
import { changeUser } from '../users/user-writes'
import { findIdentity } from './identity.model'
import { openAccountSession } from './open-account-session'
import { answerSession, refuseSecondSession } from './session-reply'

const FACTOR: Partial<Record<TokenType, string>> = { 'magic-url': 'email', oauth2: 'email', email: 'email', phone: 'phone', generic: 'token' }
const PROVIDER: Partial<Record<TokenType, string>> = { 'magic-url': 'magic-url', phone: 'phone' }

/** Turns a one-time token (mail code or link, text message, OAuth2, made by a server) into a session. */
export async function createTokenSession(context: Context, given: { userId: string; secret: string }): Promise<unknown> {
  refuseSecondSession(context)
  const opened = await context.write((tx) => {
    const user = findUser(context.db, given.userId)
    const secret = decodeSession(given.secret)?.secret ?? given.secret
    const token = user === undefined ? undefined : findToken(context, { userId: user.id, secret })
    const factor = token === undefined ? undefined : FACTOR[token.type]
    if (user === undefined || token === undefined || factor === undefined) throw new AppwriteError('user_invalid_token')
    if (user.status === 0) throw new AppwriteError('user_blocked')
    useUpToken(context, token)
    if (token.type === 'magic-url' || token.type === 'email') changeUser(context, user, { email_verification: 1 })
    if (token.type === 'phone') changeUser(context, user, { phone_verification: 1 })
    tx.afterCommit(() => sessionWatch(context.project).rolesChanged({ userId: user.id }))
    const session: NewSession = { userId: user.id, provider: PROVIDER[token.type] ?? 'token', factors: [factor] }
    return openAccountSession(context, tx, token.type === 'oauth2' ? withIdentity(context, session, token.provider) : session)
  })
  return answerSession(context, opened)
}

function withIdentity(context: Context, session: NewSession, provider: string): NewSession {
  const identity = findIdentity(context, { userId: session.userId, provider })
  if (identity === undefined) throw new AppwriteError('user_invalid_token')
  return { ...session, provider, factors: ['email', 'oauth2'], oauth: { uid: identity.provider_uid, accessToken: identity.access_sealed, refreshToken: identity.refresh_sealed, accessTokenExpiry: identity.access_expiry } }
}
