import { randomBytes } from 'node:crypto'
import type { UserRow } from '../../auth/identity'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { uniqueId } from '../../storage/ids'

export type AuthenticatorRow = { id: string; user_id: string; type: string; verified: number; secret_sealed: string }

/** The authenticator app of a user, also one whose enrolment was begun and never confirmed (`verified` 0). */
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

export type AllowedFactors = { totp: boolean; email: boolean; phone: boolean; custom: boolean }

/** Second factors of a new project. A custom one is a code that a server of the project delivers itself. */
export const ALLOWED_FACTORS: AllowedFactors = { totp: true, email: true, phone: true, custom: false }

/** Which kinds of second factor the project lets people use. Recovery codes always work. */
export function allowedFactors({ project }: Pick<Context, 'project'>): AllowedFactors {
  return project.settings.get<AllowedFactors>('auth.mfaFactors', ALLOWED_FACTORS)
}

/** Which second factors the user could give. */
export function factorsOf(context: Pick<Context, 'db' | 'project'>, user: UserRow): Record<'totp' | 'phone' | 'email' | 'recoveryCode' | 'custom', boolean> {
  const allowed = allowedFactors(context)
  return {
    totp: allowed.totp && findTotp(context, user.id)?.verified === 1,
    phone: allowed.phone && user.phone !== null && user.phone_verification === 1,
    email: allowed.email && user.email !== null && user.email_verification === 1,
    recoveryCode: (JSON.parse(user.mfa_recovery_codes) as string[]).length > 0,
    custom: allowed.custom,
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

/** The recovery codes that are left, readable: a used one is gone from the list. */
export function openCodes({ backend }: Context, user: UserRow): string[] {
  return (JSON.parse(user.mfa_recovery_codes) as string[]).map((sealed) => backend.cipher.open(sealed))
}
