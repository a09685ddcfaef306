import { findUser, hasMoreFactors, type UserRow } from '../../auth/identity'
import type { Context } from '../../http/context'

/** A row of `memberships`. */
export type MembershipRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  team_id: string
  user_id: string
  roles: string
  invited: string | null
  joined: string | null
  confirm: number
  secret_hash: string
}

export type Privacy = { userId: boolean; userEmail: boolean; userPhone: boolean; userName: boolean; userMFA: boolean; userAccessedAt: boolean }

/** A new project tells members nothing about each other. */
export const HIDDEN: Privacy = { userId: false, userEmail: false, userPhone: false, userName: false, userMFA: false, userAccessedAt: false }

type Shown = { teamName: string; userId: string; userName?: string; userEmail?: string; userPhone?: string; mfa?: boolean; userAccessedAt?: string }

/** The model with only what `shown` names; the rest is empty. Choose through the two functions below, which know who may see what. */
export function toMembership(row: MembershipRow, shown: Shown): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at,
    userId: shown.userId, userName: shown.userName ?? '', userEmail: shown.userEmail ?? '', userPhone: shown.userPhone ?? '',
    teamId: row.team_id, teamName: shown.teamName, invited: row.invited ?? '', joined: row.joined ?? '', confirm: row.confirm === 1,
    mfa: shown.mfa ?? false, userAccessedAt: shown.userAccessedAt ?? '', roles: JSON.parse(row.roles) as unknown,
  }
}

/** A membership as answers to its own changes show it: with name and address. */
export function toChangedMembership(row: MembershipRow, teamName: string, user: UserRow): Record<string, unknown> {
  return toMembership(row, { teamName, userId: user.id, userName: user.name, userEmail: user.email ?? '' })
}

/** A membership as the caller may see it under the project's privacy policy. */
export function toVisibleMembership(context: Context, row: MembershipRow, teamName: string): Record<string, unknown> {
  const policy = context.project.settings.get<Privacy>('auth.membershipsPrivacy', HIDDEN)
  const user = findUser(context.db, row.user_id)
  const shown = (part: keyof Privacy, value: string | null | undefined) => (context.auth.subject.exempt || policy[part] ? (value ?? '') : '')
  const protectedBySecondFactor = user !== undefined && user.mfa === 1 && hasMoreFactors(context.db, user)
  return toMembership(row, {
    teamName,
    userId: shown('userId', row.user_id),
    userName: shown('userName', user?.name),
    userEmail: shown('userEmail', user?.email),
    userPhone: shown('userPhone', user?.phone),
    mfa: shown('userMFA', 'yes') === 'yes' && protectedBySecondFactor,
    userAccessedAt: shown('userAccessedAt', user?.accessed_at),
  })
}
