import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { queryList, totalSwitch, uid } from '../../http/validators'
import { listWindow } from '../../query/list-window'
import { describeDevice } from '../users/device'
import { mustFindUser } from '../users/user-writes'
import { READ } from '../users/users.routes'
import type { UserRow } from '../../auth/identity'
import { ACCOUNT } from './account.routes'
import { currentUser } from './current-user'

type LogRow = { seq: number; time: string; event: string; user_id: string; mode: string; user_type: string; ip: string; user_agent: string }
type Wanted = { queries: string[]; total: boolean }

const params = { queries: optional(queryList, []), total: optional(totalSwitch, true) }

/** What was done with an account, newest first. */
export const logRoutes: Route[] = [
  route({ ...ACCOUNT, method: 'GET', path: '/account/logs', params, handler: (context, given) => listLogs(context, currentUser(context), given) }),
  route({ ...READ, path: '/users/:userId/logs', params: { userId: required(uid), ...params }, handler: (context, given) => listLogs(context, mustFindUser(context, given.userId), given) }),
]

function listLogs({ db }: Context, user: UserRow, { queries, total }: Wanted): Record<string, unknown> {
  const { limit, offset } = listWindow(queries, { limit: 25, most: 100_000 })
  const rows = db.all<LogRow>('SELECT * FROM account_logs WHERE user_id = ? ORDER BY seq DESC LIMIT ? OFFSET ?', user.id, limit, offset)
  const counted = total ? (db.get<{ n: number }>('SELECT COUNT(*) AS n FROM account_logs WHERE user_id = ?', user.id)?.n ?? 0) : 0
  return { total: counted, logs: rows.map((row) => toLog(row, user)) }
}

function toLog(row: LogRow, user: UserRow): Record<string, unknown> {
  return {
    event: row.event, userId: user.id, userEmail: user.email ?? '', userName: user.name, mode: row.mode, userType: row.user_type, ip: row.ip, time: row.time,
    ...describeDevice(row.user_agent), countryCode: '--', countryName: 'Unknown',
  }
}
