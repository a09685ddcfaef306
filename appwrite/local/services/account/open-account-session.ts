import type { Context } from '../../http/context'
import { sendAccountMail } from '../../mail/send-account-mail'
import { relayOf } from '../../mail/smtp-settings'
import type { Tx } from '../../storage/store'
import { describeDevice } from '../users/device'
import { toSession } from '../users/session.model'
import { enforceSessionLimit, openSession, type NewSession, type OpenedSession } from '../users/session-writes'
import { emitUserEvent, logForUser, userAgentOf } from '../users/user-events'
import { mustFindUser } from '../users/user-writes'

/** Opens a session of the person's own making: limit, event, log and, if wished, a mail about it. */
export function openAccountSession(context: Context, tx: Tx, session: NewSession): OpenedSession {
  const opened = openSession(context, session)
  enforceSessionLimit(context, tx, session.userId)
  emitUserEvent(context, tx, { name: 'sessions.[sessionId].create', userId: session.userId, params: { sessionId: opened.row.id }, payload: toSession(opened.row) })
  logForUser(context, session.userId, 'session.create')
  alertOwner(context, tx, opened)
  return opened
}

function alertOwner(context: Context, tx: Tx, { row }: OpenedSession): void {
  const { project, backend, db } = context
  if (!project.settings.get('auth.sessionAlerts', false) || relayOf(backend, project) === null) return
  const user = mustFindUser(context, row.user_id)
  const sessions = db.get<{ n: number }>('SELECT COUNT(*) AS n FROM sessions WHERE user_id = ?', user.id)?.n ?? 0
  // Whoever signs in by a mail knows of it already.
  const cameByMail = ['magic-url', 'token'].includes(row.provider) && (JSON.parse(row.factors) as string[]).includes('email')
  if (user.email === null || sessions < 2 || cameByMail) return
  const device = describeDevice(userAgentOf(context))
  const values = { user: user.name, date: row.created_at.slice(0, 10), year: row.created_at.slice(0, 4), time: row.created_at.slice(11, 19), country: 'Unknown', ipAddress: row.ip, device: [device.clientName, device.osName].filter((part) => part !== '').join(', ') || 'an unknown program' }
  sendAccountMail(context, tx, { to: user.email, template: 'sessionAlert', values })
}
