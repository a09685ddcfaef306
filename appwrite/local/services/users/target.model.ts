import type { Sqlite } from '../../storage/sqlite'

/** A row of `targets`: an address messages can be sent to. */
export type TargetRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  user_id: string
  session_id: string | null
  name: string
  provider_id: string | null
  provider_type: string
  identifier: string
  expired: number
}

/** The model of the release. `expired` says that the provider no longer knows the address. */
export function toTarget(row: TargetRow): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, name: row.name, userId: row.user_id,
    providerId: row.provider_id, providerType: row.provider_type, identifier: row.identifier, expired: row.expired === 1,
  }
}

/** By id alone: whose it is, the caller has to look at. */
export function findTarget(db: Sqlite, id: string): TargetRow | undefined {
  return db.get<TargetRow>('SELECT * FROM targets WHERE id = ?', id)
}

/** The models of all of a user's addresses, in the order they were made. */
export function listTargetsOf(db: Sqlite, userId: string): Record<string, unknown>[] {
  return db.all<TargetRow>('SELECT * FROM targets WHERE user_id = ? ORDER BY seq', userId).map(toTarget)
}
