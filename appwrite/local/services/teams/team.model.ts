import type { Context } from '../../http/context'
import { AppwriteError } from '../../http/appwrite-error'
import { readPrefs } from '../users/prefs'

/** A row of `teams`. */
export type TeamRow = { seq: number; id: string; created_at: string; updated_at: string; name: string; total: number; prefs: string }

/** The model of the release; `total` counts the members who joined. */
export function toTeam(row: TeamRow): Record<string, unknown> {
  return { $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, name: row.name, total: row.total, prefs: readPrefs(row.prefs) }
}

/** The team if the caller may see it; a team he is no member of does not exist for him. */
export function mustSeeTeam({ db, auth }: Context, id: string): TeamRow {
  const row = db.get<TeamRow>('SELECT * FROM teams WHERE id = ?', id)
  if (row === undefined || !(auth.subject.exempt || auth.subject.roles.has(`team:${row.id}`))) throw new AppwriteError('team_not_found')
  return row
}

/** Keys and owners may change a team. */
export function ownsTeam({ auth }: Context, teamId: string): boolean {
  return auth.subject.exempt || auth.subject.roles.has(`team:${teamId}/owner`)
}

/** The team if the caller may change it: 404 for strangers, 401 for other members. */
export function mustOwnTeam(context: Context, id: string): TeamRow {
  const row = mustSeeTeam(context, id)
  if (!ownsTeam(context, row.id)) throw new AppwriteError('user_unauthorized')
  return row
}
