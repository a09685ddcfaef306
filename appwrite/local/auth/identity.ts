import type { Sqlite } from '../storage/sqlite'

/** A row of `users` as stored. */
export type UserRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  name: string
  email: string | null
  phone: string | null
  email_verification: number
  phone_verification: number
  status: number
  password: string | null
  hash: string
  hash_options: string
  password_update: string | null
  password_history: string
  registration: string
  accessed_at: string | null
  labels: string
  prefs: string
  mfa: number
  mfa_recovery_codes: string
  reset: number
  impersonator: number
  search: string
}

/** A row of `sessions` as stored. */
export type SessionRow = {
  seq: number
  id: string
  user_id: string
  created_at: string
  updated_at: string
  secret_hash: string
  expire: string
  provider: string
  provider_uid: string
  provider_access_token: string
  provider_access_token_expiry: string
  provider_refresh_token: string
  ip: string
  user_agent: string
  client: string
  country_code: string
  factors: string
  mfa_updated_at: string | null
}

/** The account whatever its state: a blocked one (`status` 0) is found too. */
export function findUser(db: Sqlite, id: string): UserRow | undefined {
  return db.get<UserRow>('SELECT * FROM users WHERE id = ?', id)
}

/** A session that belongs to the user, has this secret and has not expired. */
export function findSession(db: Sqlite, owner: { userId: string; secretHash: string; now: string }): SessionRow | undefined {
  return db.get<SessionRow>('SELECT * FROM sessions WHERE secret_hash = ? AND user_id = ? AND expire > ?', owner.secretHash, owner.userId, owner.now)
}

/** The same by the session's id, for a JWT, whose signature has proved the rest. `now` is ISO 8601. */
export function findSessionById(db: Sqlite, owner: { userId: string; sessionId: string; now: string }): SessionRow | undefined {
  return db.get<SessionRow>('SELECT * FROM sessions WHERE id = ? AND user_id = ? AND expire > ?', owner.sessionId, owner.userId, owner.now)
}

/** Whether the account has proved any way to give a second factor. */
export function hasMoreFactors(db: Sqlite, user: UserRow): boolean {
  if (user.email_verification === 1 || user.phone_verification === 1) return true
  return db.get('SELECT 1 AS yes FROM authenticators WHERE user_id = ? AND type = ? AND verified = 1', user.id, 'totp') !== undefined
}
