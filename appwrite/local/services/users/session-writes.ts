import { encodeSession, hashSecret, newSecret } from '../../auth/session-secret'
import { sessionWatch } from '../../auth/session-watch'
import type { SessionRow } from '../../auth/identity'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { isoTime, uniqueId } from '../../storage/ids'
import type { SqlValue } from '../../storage/sqlite'
import type { Tx } from '../../storage/store'
import { describeDevice } from './device'
import { userAgentOf } from './user-events'

export const YEAR_SECONDS = 31_536_000
const DEFAULT_SESSION_LIMIT = 10

export type NewSession = {
  userId: string
  provider: string
  providerUid?: string
  factors: readonly string[]
  oauth?: { uid: string; accessToken: string; refreshToken: string; accessTokenExpiry: string }
}

export type OpenedSession = { row: SessionRow; encoded: string }

/** Seconds a new session lives. */
export function sessionSeconds({ project }: Context): number {
  return project.settings.get<number>('auth.duration', YEAR_SECONDS)
}

/** Adds a session. Only the hash of its secret is stored; `encoded` is the one time it leaves. */
export function openSession(context: Context, session: NewSession): OpenedSession {
  const { db, isoNow, now, request } = context
  const secret = newSecret()
  const agent = userAgentOf(context)
  const id = uniqueId(now)
  const columns: Record<string, SqlValue> = {
    id, user_id: session.userId, created_at: isoNow, updated_at: isoNow, secret_hash: hashSecret(secret), expire: isoTime(now + sessionSeconds(context) * 1000),
    provider: session.provider, provider_uid: session.oauth?.uid ?? session.providerUid ?? '',
    provider_access_token: session.oauth?.accessToken ?? '', provider_refresh_token: session.oauth?.refreshToken ?? '', provider_access_token_expiry: session.oauth?.accessTokenExpiry ?? '',
    ip: request.ip, user_agent: agent, client: JSON.stringify(describeDevice(agent)), factors: JSON.stringify(session.factors),
  }
  const names = Object.keys(columns)
  db.run(`INSERT INTO sessions (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, ...names.map((name) => columns[name] ?? null))
  return { row: mustFindSession(context, { userId: session.userId, id }), encoded: encodeSession({ id: session.userId, secret }) }
}

/** The user's session, or 404 `user_session_not_found`. */
export function mustFindSession({ db }: Pick<Context, 'db'>, { userId, id }: { userId: string; id: string }): SessionRow {
  const row = db.get<SessionRow>('SELECT * FROM sessions WHERE id = ? AND user_id = ?', id, userId)
  if (row === undefined) throw new AppwriteError('user_session_not_found')
  return row
}

/** The user's sessions that have not expired, oldest first. */
export function listSessionRows({ db, isoNow }: Context, userId: string): SessionRow[] {
  return db.all<SessionRow>('SELECT * FROM sessions WHERE user_id = ? AND expire > ? ORDER BY seq', userId, isoNow)
}

/** Ends sessions for good: rows, push targets tied to them, and open sockets. */
export function endSessions(context: Context, tx: Tx, { userId, ids }: { userId: string; ids: readonly string[] }): void {
  const { db, project } = context
  for (const id of ids) {
    db.run('DELETE FROM sessions WHERE id = ? AND user_id = ?', id, userId)
    db.run('DELETE FROM targets WHERE session_id = ?', id)
  }
  if (ids.length > 0) tx.afterCommit(() => sessionWatch(project).ended({ userId, sessionIds: ids }))
}

/** Ends all sessions of a user except the one named. */
export function endOtherSessions(context: Context, tx: Tx, { userId, keep }: { userId: string; keep: string | null }): void {
  const ids = context.db.all<{ id: string }>('SELECT id FROM sessions WHERE user_id = ?', userId).map((row) => row.id)
  endSessions(context, tx, { userId, ids: ids.filter((id) => id !== keep) })
}

/**
 * Ends the oldest sessions beyond the limit; 0 means none. Like the real server it counts before the new one is added,
 * so one more than the limit can be open.
 */
export function enforceSessionLimit(context: Context, tx: Tx, userId: string): void {
  const limit = context.project.settings.get<number>('auth.maxSessions', DEFAULT_SESSION_LIMIT)
  if (limit === 0) return
  const open = listSessionRows(context, userId)
  const surplus = open.slice(0, Math.max(0, open.length - 1 - limit)).map((row) => row.id)
  endSessions(context, tx, { userId, ids: surplus })
}
