import type { SessionRow, UserRow } from '../../auth/identity'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import type { Tx } from '../../storage/store'
import { emitUserEvent, logForUser } from '../users/user-events'
import { toUser, type UserModel } from '../users/user.model'
import { mustFindUser } from '../users/user-writes'

/** The signed-in person. The scope `account` is held by nobody else. */
export function currentUser({ auth }: Context): UserRow {
  if (auth.user === null) throw new AppwriteError('user_unauthorized')
  return auth.user
}

/** The session the request came with; a JWT may have none. */
export function currentSession({ auth }: Context): SessionRow {
  if (auth.session === null) throw new AppwriteError('user_session_not_found')
  return auth.session
}

/** The id of the session the request came with, '' when it came with a JWT or a key: whoever has no more than a JWT has no session of his own. */
export function ownSessionId({ auth }: Context): string {
  return auth.viaJwt ? '' : (auth.session?.id ?? '')
}

/** The session an id names, `current` standing for the request's own. */
export function namedSessionId(context: Context, id: string): string {
  return id === 'current' ? ownSessionId(context) : id
}

type Change = { event: string; change(user: UserRow, tx: Tx): UserRow }

/** The account as its answers show it. */
export function shownAccount({ auth, db }: Context, user: UserRow): UserModel {
  return { ...toUser(db, user), impersonatorUserId: auth.impersonatorId }
}

/** Changes the signed-in person's account, tells the event and answers the account. */
export function changeAccount(context: Context, { event, change }: Change): Promise<Record<string, unknown>> {
  const { id } = currentUser(context)
  return context.write((tx) => {
    const account = toUser(context.db, change(mustFindUser(context, id), tx))
    emitUserEvent(context, tx, { name: event, userId: id, payload: account })
    logForUser(context, id, 'user.update')
    return { ...account, impersonatorUserId: context.auth.impersonatorId }
  })
}
