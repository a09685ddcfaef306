import type { Context } from '../../../http/context'
import type { Tx } from '../../../storage/store'

type Told = { pattern: string; params: Record<string, string>; payload: Record<string, unknown> }

/** Tells a change of the schema; only functions and webhooks may hear it. */
export function emitSchema({ project, auth, now }: Context, tx: Tx, { pattern, params, payload }: Told): void {
  tx.emit({ projectId: project.id, pattern, params, payload, readRoles: [], userId: auth.user?.id ?? '', at: now })
}
