import { randomBytes } from 'node:crypto'
import type { UserRow } from '../../auth/identity'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { uniqueId } from '../../storage/ids'

export type AuthenticatorRow = { id: string; user_id: string; type: string; verified: number; secret_sealed: string }

export function findTotp({ db }: Pick<Context, 'db'>, userId: string): AuthenticatorRow | undefined {
  return db.get<AuthenticatorRow>("SELECT * FROM authenticators WHERE user_id = ? AND type = 'totp'", userId)
}

/** Starts an enrolment over; one that was never finished is replaced. */
export function insertTotp(context: Context, userId: string, secret: string): void {
  const { db, now, isoNow, backend } = context
  const before = findTotp(context, userId)
  if (before?.verified === 1) throw new AppwriteError('user_authenticator_already_verified')
  db.run("DELETE FROM authenticators WHERE user_id = ? AND type = 'totp'", userId)
  db.run(
    "INSERT INTO authenticators (id, user_id, created_at, updated_at, type, verified, secret_sealed) VALUES (?, ?, ?, ?, 'totp', 0, ?)",
    uniqueId(now), userId, isoNow, isoNow, backend.cipher.seal(secret),
  )
}

/** Removes the authenticator, or 404 `user_authenticator_not_found`. */
export function deleteTotp({ db }: Context, userId: string): void {
  if (db.run("DELETE FROM authenticators WHERE user_id = ? AND type = 'totp'", userId).changes === 0) throw new AppwriteError('user_authenticator_not_found')
}

/** Which second factors the user could give. */
export function factorsOf(context: Pick<Context, 'db'>, user: UserRow): Record<'totp' | 'phone' | 'email' | 'recoveryCode' | 'custom', boolean> {
  return {
    totp: findTotp(context, user.id)?.verified === 1,
    phone: user.phone !== null && user.phone_verification === 1,
    email: user.email !== null && user.email_verification === 1,
    recoveryCode: (JSON.parse(user.mfa_recovery_codes) as string[]).length > 0,
    custom: false,
  }
}

/** Six codes of ten hex digits, each good once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 6 }, () => randomBytes(5).toString('hex'))
}

/** Codes are kept sealed: their owner may ask to see them again. */
export function sealCodes({ backend }: Context, codes: readonly string[]): string {
  return JSON.stringify(codes.map((code) => backend.cipher.seal(code)))
}

export function openCodes({ backend }: Context, user: UserRow): string[] {
  return (JSON.parse(user.mfa_recovery_codes) as string[]).map((sealed) => backend.cipher.open(sealed))
}
