import type { Project } from '../project'
import { isoTime } from '../storage/ids'
import type { Auth } from './auth'

const DAY_MS = 86_400_000

/** Notes once a day that a person was here; not when somebody else acts as them. */
export function touchUser(project: Project, { user, impersonatorId }: Auth, nowMs: number): void {
  if (user === null || impersonatorId !== null || (user.accessed_at !== null && Date.parse(user.accessed_at) > nowMs - DAY_MS)) return
  const at = isoTime(nowMs)
  user.accessed_at = at
  project.store
    .write(() => project.db.run('UPDATE users SET accessed_at = ? WHERE id = ?', at, user.id))
    // A note that could not be kept is taken again with the next request.
    .catch(() => undefined)
}

/** Notes once a day that a key was used. */
export function touchKey(project: Project, key: { id: string; accessed_at: string | null }, nowMs: number): void {
  if (key.accessed_at !== null && Date.parse(key.accessed_at) > nowMs - DAY_MS) return
  project.store
    .write(() => project.db.run('UPDATE keys SET accessed_at = ? WHERE id = ?', isoTime(nowMs), key.id))
    // As above.
    .catch(() => undefined)
}
