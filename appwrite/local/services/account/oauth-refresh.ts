import type { SessionRow } from '../../auth/identity'
import type { Context } from '../../http/context'
import { isoTime } from '../../storage/ids'
import { findOauthClient } from './oauth-client'

type Tokens = { accessToken: string; refreshToken: string; accessTokenExpiry: string }

/** Asks the provider for new tokens when the session has a refresh token; all others stay as they are. Tokens are sealed. */
export async function refreshProviderTokens(context: Context, session: SessionRow): Promise<Tokens> {
  const { cipher } = context.backend
  const kept = { accessToken: session.provider_access_token, refreshToken: session.provider_refresh_token, accessTokenExpiry: session.provider_access_token_expiry }
  if (session.provider_refresh_token === '') return kept
  const client = findOauthClient(context, session.provider)
  if (client === null) return kept
  const fresh = await client.refresh(cipher.open(session.provider_refresh_token))
  return {
    accessToken: cipher.seal(fresh.accessToken),
    refreshToken: fresh.refreshToken === '' ? session.provider_refresh_token : cipher.seal(fresh.refreshToken),
    accessTokenExpiry: isoTime(context.now + fresh.expiresIn * 1000),
  }
}
