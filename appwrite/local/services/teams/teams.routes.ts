import { isKey } from '../../auth/auth'
import { sessionWatch } from '../../auth/session-watch'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { toJson } from '../../http/json-body'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { assoc, customId, list, queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import type { Sql } from '../../query/compile-filter'
import { chosenId, uniqueId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import type { Tx } from '../../storage/store'
import { readPrefs } from '../users/prefs'
import { mustOwnTeam, mustSeeTeam, toTeam, type TeamRow } from './team.model'
import { roleKey } from './team.validators'

export const READ = { scope: 'teams.read', service: 'teams', method: 'GET' } as const
export const WRITE = { scope: 'teams.write', service: 'teams' } as const

const teamId = { teamId: required(uid) }
const attributes = { name: { sql: 'teams.name', type: 'string' }, total: { sql: 'teams.total', type: 'integer' } } as const

/** Groups of people, and what they remember together. */
export const teamRoutes: Route[] = [
  route({ ...WRITE, method: 'POST', path: '/teams', status: 201, params: { teamId: required(customId), name: required(text(128)), roles: optional(list(roleKey(36), 100), ['owner']) }, handler: createTeam }),
  route({
    ...READ, path: '/teams', params: { queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, { queries, search, total }) => {
      const found = listStored<TeamRow>(context, { table: 'teams', attributes, queries, search, total, noun: 'Team', where: ownTeams(context) })
      return { total: found.total, teams: found.rows.map(toTeam) }
    },
  }),
  route({ ...READ, path: '/teams/:teamId', params: teamId, handler: (context, given) => toTeam(mustSeeTeam(context, given.teamId)) }),
  route({
    ...WRITE, method: 'PUT', path: '/teams/:teamId', params: { ...teamId, name: required(text(128)) },
    handler: (context, given) => context.write((tx) => {
      const team = mustOwnTeam(context, given.teamId)
      return changeTeam(context, tx, { team, columns: { name: given.name, search: `${team.id} ${given.name}` }, event: 'update' })
    }),
  }),
  route({ ...WRITE, method: 'DELETE', status: 204, path: '/teams/:teamId', params: teamId, handler: (context, given) => context.write((tx) => deleteTeam(context, tx, mustOwnTeam(context, given.teamId))) }),
  route({ ...READ, path: '/teams/:teamId/prefs', params: teamId, handler: (context, given) => readPrefs(mustSeeTeam(context, given.teamId).prefs) }),
  route({
    ...WRITE, method: 'PUT', path: '/teams/:teamId/prefs', params: { ...teamId, prefs: required(assoc) },
    handler: (context, given) => context.write((tx) => {
      changeTeam(context, tx, { team: mustOwnTeam(context, given.teamId), columns: { prefs: toJson(given.prefs) }, event: 'update.prefs' })
      return given.prefs
    }),
  }),
]

/** Keys see every team, people their own. */
function ownTeams({ auth }: Context): Sql | undefined {
  return auth.subject.exempt ? undefined : { sql: 'teams.id IN (SELECT team_id FROM memberships WHERE user_id = ? AND confirm = 1)', values: [auth.user?.id ?? ''] }
}

function createTeam(context: Context, given: { teamId: string; name: string; roles: string[] }): Promise<unknown> {
  const { db, isoNow, now, auth, project } = context
  const id = chosenId(given.teamId, now)
  return context.write((tx) => {
    try {
      db.run('INSERT INTO teams (id, created_at, updated_at, name, total, search) VALUES (?, ?, ?, ?, ?, ?)', id, isoNow, isoNow, given.name, isKey(auth) ? 0 : 1, `${id} ${given.name}`)
    } catch (error) {
      if (uniqueClash(error) !== null) throw new AppwriteError('team_already_exists')
      throw error
    }
    const { user } = auth
    if (user !== null) {
      addOwner(context, { teamId: id, userId: user.id, roles: given.roles.includes('owner') ? given.roles : [...given.roles, 'owner'] })
      tx.afterCommit(() => sessionWatch(project).rolesChanged({ userId: user.id }))
    }
    const team = mustFindTeam(context, id)
    emitTeamEvent(context, tx, { team, event: 'create' })
    return toTeam(team)
  })
}

function addOwner({ db, isoNow, now }: Context, { teamId: team, userId, roles }: { teamId: string; userId: string; roles: string[] }): void {
  const id = uniqueId(now)
  db.run(
    'INSERT INTO memberships (id, created_at, updated_at, team_id, user_id, roles, invited, joined, confirm, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)',
    id, isoNow, isoNow, team, userId, JSON.stringify(roles), isoNow, isoNow, `${id} ${userId}`,
  )
}

function mustFindTeam({ db }: Context, id: string): TeamRow {
  const row = db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('team_not_found')
  return row
}

type Change = { team: TeamRow; columns: Record<string, string>; event: string }

function changeTeam(context: Context, tx: Tx, { team, columns, event }: Change): Record<string, unknown> {
  const names = Object.keys(columns)
  context.db.run(`UPDATE teams SET ${names.map((name) => `${name} = ?`).join(', ')}, updated_at = ? WHERE id = ?`, ...names.map((name) => columns[name] ?? ''), context.isoNow, team.id)
  const after = mustFindTeam(context, team.id)
  emitTeamEvent(context, tx, { team: after, event })
  return toTeam(after)
}

function emitTeamEvent({ project, auth, now }: Context, tx: Tx, { team, event }: { team: TeamRow; event: string }): void {
  tx.emit({ projectId: project.id, pattern: `teams.[teamId].${event}`, params: { teamId: team.id }, payload: toTeam(team), readRoles: [`team:${team.id}`], userId: auth.user?.id ?? '', at: now })
}

/** Memberships go with the team; permissions of rows that name it stay and point to nobody. */
function deleteTeam(context: Context, tx: Tx, team: TeamRow): void {
  const { db, project } = context
  const members = db.all<{ user_id: string }>('SELECT user_id FROM memberships WHERE team_id = ?', team.id)
  db.run('DELETE FROM memberships WHERE team_id = ?', team.id)
  db.run('DELETE FROM teams WHERE id = ?', team.id)
  emitTeamEvent(context, tx, { team, event: 'delete' })
  tx.afterCommit(() => {
    for (const { user_id: userId } of members) sessionWatch(project).rolesChanged({ userId })
  })
}
