import type { Context } from '../../http/context'
import { header } from '../../http/request-info'
import type { Tx } from '../../storage/store'

const KEPT_DAYS = 30
const PRUNE_EVERY = 500

type UserEvent = {
  /** Below `users.[userId]`, e.g. `update.email`; empty parts are not allowed. */
  name: string
  userId: string
  /** Fills further placeholders. */
  params?: Record<string, string>
  /** Without secrets: it goes to sockets, functions and webhooks. */
  payload: Record<string, unknown>
}

/** Tells an event of one user, to that user alone. */
export function emitUserEvent(context: Context, tx: Tx, { name, userId, params = {}, payload }: UserEvent): void {
  tx.emit({
    projectId: context.project.id, pattern: `users.[userId].${name}`, params: { userId, ...params }, payload,
    readRoles: [`user:${userId}`], userId: context.auth.user?.id ?? '', at: context.now,
  })
}

/** Remembers for the account's own log what was done with it. Call inside a write. */
export function logForUser(context: Context, userId: string, event: string): void {
  const { db, auth, request } = context
  const { lastId } = db.run(
    'INSERT INTO account_logs (time, event, user_id, user_type, ip, user_agent) VALUES (?, ?, ?, ?, ?, ?)',
    context.isoNow, event, userId, auth.kind === 'key' ? 'app' : auth.kind, request.ip, userAgentOf(context),
  )
  if (lastId % PRUNE_EVERY === 0) db.run('DELETE FROM account_logs WHERE time < ?', new Date(context.now - KEPT_DAYS * 86_400_000).toISOString())
}

/** The agent of the person, also when a server calls on their behalf. */
export function userAgentOf({ request }: Context): string {
  return (header(request, 'x-forwarded-user-agent') || header(request, 'user-agent') || 'UNKNOWN').slice(0, 1000)
}
