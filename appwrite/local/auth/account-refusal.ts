import type { ErrorType } from '../http/appwrite-error'
import type { Sqlite } from '../storage/sqlite'
import type { Auth } from './auth'
import { hasMoreFactors } from './identity'

/** Why a signed-in person may not go on: blocked, forced to a new password, or without the second factor. Null when he may. */
export function accountRefusal(db: Sqlite, { user, session }: Auth, beforeSecondFactor = false): ErrorType | null {
  if (user === null) return null
  if (user.status === 0) return 'user_blocked'
  if (user.reset === 1) return 'user_password_reset_required'
  if (user.mfa === 0 || session === null || beforeSecondFactor) return null
  const given = (JSON.parse(session.factors) as string[]).length
  return given < (hasMoreFactors(db, user) ? 2 : 1) ? 'user_more_factors_required' : null
}
