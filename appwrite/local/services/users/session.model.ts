import type { SessionRow } from '../../auth/identity'
import type { Cipher } from '../../storage/cipher'

type Shown = {
  current?: boolean
  secret?: string
  /** Given, the owner sees the tokens of the provider he signed in with; they are sealed at rest. */
  cipher?: Cipher
}

/** A session as clients see it. The secret is empty unless the caller may use it. */
export function toSession(row: SessionRow, { current = false, secret = '', cipher }: Shown = {}): Record<string, unknown> {
  const opened = (sealed: string) => (sealed === '' || cipher === undefined ? '' : cipher.open(sealed))
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, userId: row.user_id, expire: row.expire,
    provider: row.provider, providerUid: row.provider_uid,
    providerAccessToken: opened(row.provider_access_token), providerAccessTokenExpiry: row.provider_access_token_expiry, providerRefreshToken: opened(row.provider_refresh_token),
    ip: row.ip,
    ...(JSON.parse(row.client) as Record<string, string>),
    countryCode: row.country_code, countryName: 'Unknown',
    current, factors: JSON.parse(row.factors) as unknown, secret, mfaUpdatedAt: row.mfa_updated_at ?? '',
  }
}
