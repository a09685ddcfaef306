import type { UserRow } from '../../auth/identity'
import type { Sqlite } from '../../storage/sqlite'
import { describeEmail } from './email-kind'
import { readPrefs } from './prefs'
import { listTargetsOf } from './target.model'

export type UserModel = Record<string, unknown>

/** A user as the owner sees it; with `secrets` also the password hash, for keys alone. */
export function toUser(db: Sqlite, row: UserRow, shown: { secrets: boolean } = { secrets: false }): UserModel {
  return {
    $id: row.id,
    $createdAt: row.created_at,
    $updatedAt: row.updated_at,
    name: row.name,
    ...(shown.secrets ? { password: row.password, hash: row.hash, hashOptions: JSON.parse(row.hash_options) as unknown } : {}),
    registration: row.registration,
    status: row.status === 1,
    labels: JSON.parse(row.labels) as unknown,
    passwordUpdate: row.password_update ?? '',
    email: row.email ?? '',
    phone: row.phone ?? '',
    emailVerification: row.email_verification === 1,
    ...describeEmail(row.email),
    phoneVerification: row.phone_verification === 1,
    mfa: row.mfa === 1,
    prefs: readPrefs(row.prefs),
    targets: listTargetsOf(db, row.id),
    accessedAt: row.accessed_at ?? '',
    impersonator: row.impersonator === 1,
    impersonatorUserId: null,
  }
}
