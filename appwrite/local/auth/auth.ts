import type { Subject } from '../permissions/permission-core'
import type { SessionRow, UserRow } from './identity'

/** Who is asking, resolved once per request. */
export type Auth = {
  kind: 'guest' | 'user' | 'key'
  user: UserRow | null
  session: SessionRow | null
  /** Came in with a JWT rather than a session. */
  viaJwt: boolean
  /** Role strings in the order the server prints them. */
  roleList: readonly string[]
  /** What the permission core asks. */
  subject: Subject
  scopes: ReadonlySet<string>
  /** Name and role label used when a scope is missing. */
  label: { who: string; role: string }
  keyId: string | null
  /** Who really asks, when somebody marked for it acts as `user`. */
  impersonatorId: string | null
}

/** Keys may see secrets and are not rate limited. */
export function isKey(auth: Auth): boolean {
  return auth.kind === 'key'
}
