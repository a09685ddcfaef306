import type { Sqlite } from '../storage/sqlite'
import type { UserRow } from './identity'

export const GUEST_ROLES: readonly string[] = ['any', 'guests']

type MembershipRow = { id: string; team_id: string; roles: string }

/** Every role a signed-in user holds, in the order the server names them. */
export function rolesOf(db: Sqlite, user: UserRow): string[] {
  const verified = user.email_verification === 1 || user.phone_verification === 1 ? 'verified' : 'unverified'
  const roles = ['any', 'users', `user:${user.id}`, `user:${user.id}/${verified}`, `users/${verified}`]
  const memberships = db.all<MembershipRow>('SELECT id, team_id, roles FROM memberships WHERE user_id = ? AND confirm = 1 ORDER BY seq', user.id)
  for (const membership of memberships) {
    roles.push(`team:${membership.team_id}`, `member:${membership.id}`)
    for (const role of JSON.parse(membership.roles) as string[]) roles.push(`team:${membership.team_id}/${role}`)
  }
  for (const label of JSON.parse(user.labels) as string[]) roles.push(`label:${label}`)
  return roles
}
