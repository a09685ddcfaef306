import { findUser, type UserRow } from '../../auth/identity'
import { sessionWatch } from '../../auth/session-watch'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { list, queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import type { Tx } from '../../storage/store'
import { mustFindUser } from '../users/user-writes'
import { toChangedMembership, toMembership, toVisibleMembership, type MembershipRow } from './membership.model'
import { mustSeeTeam, ownsTeam, type TeamRow } from './team.model'
import { roleKey } from './team.validators'
import { READ, WRITE } from './teams.routes'

const ids = { teamId: required(uid), membershipId: required(uid) }
const lists = { queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) }
const attributes = {
  userId: { sql: 'memberships.user_id', type: 'string' }, teamId: { sql: 'memberships.team_id', type: 'string' },
  invited: { sql: 'memberships.invited', type: 'datetime' }, joined: { sql: 'memberships.joined', type: 'datetime' },
  confirm: { sql: 'memberships.confirm', type: 'boolean' }, roles: { sql: 'memberships.roles', type: 'string', array: true },
} as const

/** Who belongs to a team, and as what. */
export const membershipRoutes: Route[] = [
  route({
    ...READ, path: '/teams/:teamId/memberships', model: 'membership[]', params: { teamId: required(uid), ...lists },
    handler: (context, { teamId, ...asked }) => {
      const team = mustSeeTeam(context, teamId)
      const found = listStored<MembershipRow>(context, { table: 'memberships', attributes, ...asked, noun: 'Membership', where: { sql: 'memberships.team_id = ?', values: [team.id] } })
      return { total: found.total, memberships: found.rows.map((row) => toVisibleMembership(context, row, team.name)) }
    },
  }),
  route({
    ...READ, path: '/teams/:teamId/memberships/:membershipId', model: 'membership', params: ids,
    handler: (context, given) => {
      const team = mustSeeTeam(context, given.teamId)
      return toVisibleMembership(context, mustFindMembership(context, team, given.membershipId), team.name)
    },
  }),
  route({ ...WRITE, method: 'PATCH', path: '/teams/:teamId/memberships/:membershipId', model: 'membership', params: { ...ids, roles: required(list(roleKey(81), 100)) }, handler: changeRoles }),
  route({ ...WRITE, method: 'DELETE', status: 204, path: '/teams/:teamId/memberships/:membershipId', params: ids, handler: endMembership }),
  route({
    scope: 'users.read', service: 'users', method: 'GET', path: '/users/:userId/memberships', model: 'membership[]', params: { userId: required(uid), ...lists },
    handler: (context, { userId, ...asked }) => {
      const user = mustFindUser(context, userId)
      const found = listStored<MembershipRow>(context, { table: 'memberships', attributes, ...asked, noun: 'Membership', where: { sql: 'memberships.user_id = ?', values: [user.id] } })
      // This list counts the page it gives, not what there is.
      return { total: asked.total ? found.rows.length : 0, memberships: found.rows.map((row) => toChangedMembership(row, teamName(context, row.team_id), user)) }
    },
  }),
]

function teamName({ db }: Context, id: string): string {
  return db.get<{ name: string }>('SELECT name FROM teams WHERE id = ?', id)?.name ?? ''
}

/** The team's membership: 404 when it is unknown or another team's. */
export function mustFindMembership({ db }: Context, team: TeamRow, id: string): MembershipRow {
  const row = db.get<MembershipRow>('SELECT * FROM memberships WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('membership_not_found')
  if (row.team_id !== team.id) throw new AppwriteError('team_membership_mismatch')
  return row
}

type Told = { team: TeamRow; row: MembershipRow; event: string }

/** Tells the team; names and addresses of members are not for all of them to see. */
export function emitMembershipEvent({ project, auth, now }: Context, tx: Tx, { team, row, event }: Told): void {
  tx.afterCommit(() => sessionWatch(project).rolesChanged({ userId: row.user_id }))
  tx.emit({
    projectId: project.id, pattern: `teams.[teamId].memberships.[membershipId].${event}`, params: { teamId: team.id, membershipId: row.id },
    payload: toMembership(row, { teamName: team.name, userId: row.user_id }), readRoles: [`team:${team.id}`, `user:${row.user_id}`], userId: auth.user?.id ?? '', at: now,
  })
}

function changeRoles(context: Context, given: { teamId: string; membershipId: string; roles: string[] }): Promise<unknown> {
  return context.write((tx) => {
    const team = mustSeeTeam(context, given.teamId)
    const before = mustFindMembership(context, team, given.membershipId)
    const user: UserRow = mustFindUser(context, before.user_id)
    if (!ownsTeam(context, team.id)) throw new AppwriteError('user_unauthorized', 'User is not allowed to modify roles')
    context.db.run('UPDATE memberships SET roles = ?, updated_at = ? WHERE id = ?', JSON.stringify(given.roles), context.isoNow, before.id)
    const row = mustFindMembership(context, team, before.id)
    emitMembershipEvent(context, tx, { team, row, event: 'update' })
    return toChangedMembership(row, team.name, user)
  })
}

function endMembership(context: Context, given: { teamId: string; membershipId: string }): Promise<void> {
  const { db, auth } = context
  return context.write((tx) => {
    const row = db.get<MembershipRow>('SELECT * FROM memberships WHERE id = ?', given.membershipId)
    if (row === undefined) throw new AppwriteError('team_invite_not_found')
    if (findUser(db, row.user_id) === undefined) throw new AppwriteError('user_not_found')
    const team = mustSeeTeam(context, given.teamId)
    if (row.team_id !== team.id) throw new AppwriteError('team_membership_mismatch')
    if (row.user_id !== auth.user?.id && !ownsTeam(context, team.id)) throw new AppwriteError('user_unauthorized')
    db.run('DELETE FROM memberships WHERE id = ?', row.id)
    if (row.confirm === 1) db.run('UPDATE teams SET total = max(total - 1, 0) WHERE id = ?', team.id)
    emitMembershipEvent(context, tx, { team, row, event: 'delete' })
  })
}
