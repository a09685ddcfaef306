import { isKey } from '../../auth/auth'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { customId, email, phone, queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import type { UserRow } from '../../auth/identity'
import { chosenId } from '../../storage/ids'
import { freshPassword } from './password-hash'
import { newPassword, refusePersonalData } from './password-policy'
import { logForUser } from './user-events'
import { toUser } from './user.model'
import { belongsToIdentity, insertUser, mustFindUser, removeUser } from './user-writes'
import { userAttributes } from './users.attributes'

export const READ = { scope: 'users.read', service: 'users', method: 'GET' } as const
export const WRITE = { scope: 'users.write', service: 'users' } as const

/** Finds, lists, makes and removes users. */
export const usersRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', path: '/users', status: 201, model: 'user',
    params: {
      userId: required(customId), email: optional(nullable(email), null), phone: optional(nullable(phone), null),
      password: optional(newPassword, ''), name: optional(text(128), ''),
    },
    handler: createUser,
  }),
  route({
    ...READ, path: '/users', model: 'user[]',
    params: { queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, { queries, search, total }) => {
      const found = listStored<UserRow>(context, { table: 'users', attributes: userAttributes, queries, search, total, noun: 'User' })
      return { total: found.total, users: found.rows.map((row) => toUser(context.db, row, { secrets: isKey(context.auth) })) }
    },
  }),
  route({
    ...READ, path: '/users/:userId', model: 'user', params: { userId: required(uid) },
    handler: (context, { userId }) => toUser(context.db, mustFindUser(context, userId), { secrets: isKey(context.auth) }),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/users/:userId', params: { userId: required(uid) },
    handler: (context, { userId }) => context.write((tx) => {
      const user = mustFindUser(context, userId)
      const payload = toUser(context.db, user)
      removeUser(context, tx, user)
      tx.emit({ projectId: context.project.id, pattern: 'users.[userId].delete', params: { userId: user.id }, payload, readRoles: [`user:${user.id}`], userId: '', at: context.now })
    }),
  }),
]

type Wanted = { userId: string; email: string | null; phone: string | null; password: string; name: string }

async function createUser(context: Context, wanted: Wanted): Promise<unknown> {
  const id = chosenId(wanted.userId, context.now)
  const mail = wanted.email?.toLowerCase() ?? null
  if (mail !== null && belongsToIdentity(context, mail)) throw new AppwriteError('user_email_already_exists')
  if (wanted.password !== '') refusePersonalData(context, wanted.password, { id, email: mail, phone: wanted.phone, name: wanted.name })
  const hashed = wanted.password === '' ? null : await freshPassword(wanted.password)
  return context.write((tx) => {
    const user = insertUser(context, tx, { id, email: mail, phone: wanted.phone, name: wanted.name, password: hashed, passwordUpdate: hashed === null ? null : context.isoNow })
    logForUser(context, user.id, 'user.create')
    return toUser(context.db, user, { secrets: true })
  })
}
