import type { Context } from '../../http/context'

/** A row of `identities`: an account at another provider that belongs to a user. Tokens are sealed. */
export type IdentityRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  user_id: string
  provider: string
  provider_uid: string
  provider_email: string
  access_sealed: string
  access_expiry: string
  refresh_sealed: string
}

/** The account at a provider that the user signed in with, or undefined. */
export function findIdentity({ db }: Context, { userId, provider }: { userId: string; provider: string }): IdentityRow | undefined {
  return db.get<IdentityRow>('SELECT * FROM identities WHERE user_id = ? AND provider = ?', userId, provider)
}

/** The model as Appwrite shows it, with the provider's tokens opened: it is for the owner and for keys. */
export function toIdentity({ backend }: Context, row: IdentityRow): Record<string, unknown> {
  const opened = (sealed: string) => (sealed === '' ? '' : backend.cipher.open(sealed))
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, userId: row.user_id, provider: row.provider, providerUid: row.provider_uid, providerEmail: row.provider_email,
    providerAccessToken: opened(row.access_sealed), providerAccessTokenExpiry: row.access_expiry, providerRefreshToken: opened(row.refresh_sealed),
  }
}
