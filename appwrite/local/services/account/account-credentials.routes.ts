import type { UserRow } from '../../auth/identity'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { email, phone, text } from '../../http/validators'
import { freshPassword, matchesPassword } from '../users/password-hash'
import { newPassword, nextPasswordHistory, password, refusePersonalData } from '../users/password-policy'
import { endOtherSessions } from '../users/session-writes'
import { belongsToIdentity, changeUser, refuseTakenTarget } from '../users/user-writes'
import { ACCOUNT } from './account.routes'
import { changeAccount, currentUser } from './current-user'

const patch = { ...ACCOUNT, method: 'PATCH', model: 'account' } as const

/** Password, e-mail and phone of the signed-in person; each asks for the password again. */
export const accountCredentialRoutes: Route[] = [
  route({ ...patch, path: '/account/password', rateLimit: { limit: 10 }, params: { password: required(newPassword), oldPassword: optional(text(256, 0), '') }, handler: changePassword }),
  route({
    ...patch, path: '/account/email', params: { email: required(email), password: required(password) },
    handler: async (context, given) => {
      const first = await provePassword(context, given.password)
      const mail = given.email.toLowerCase()
      return changeAccount(context, {
        event: 'update.email',
        change: (user) => {
          if (belongsToIdentity(context, mail, user.id)) throw new AppwriteError('general_bad_request')
          refuseTakenTarget(context, mail)
          if (context.db.get('SELECT 1 AS yes FROM users WHERE email = ?', mail) !== undefined) throw new AppwriteError('general_bad_request')
          return changeUser(context, user, { email: mail, email_verification: 0, ...first })
        },
      })
    },
  }),
  route({
    ...patch, path: '/account/phone', params: { phone: required(phone), password: required(password) },
    handler: async (context, given) => {
      const first = await provePassword(context, given.password)
      return changeAccount(context, {
        event: 'update.phone',
        change: (user) => {
          refuseTakenTarget(context, given.phone)
          return changeUser(context, user, { phone: given.phone, phone_verification: 0, ...first })
        },
      })
    },
  }),
]

type FirstPassword = Partial<Pick<UserRow, 'password' | 'hash' | 'hash_options' | 'password_update'>>

/** Checks the password; for an account that never had one it becomes the password (the columns to store). */
async function provePassword(context: Context, plain: string): Promise<FirstPassword> {
  const user = currentUser(context)
  if (user.password_update === null) return { ...(await freshPassword(plain)), password_update: context.isoNow }
  if (!(await matchesPassword(plain, user))) throw new AppwriteError('user_invalid_credentials')
  return {}
}

async function changePassword(context: Context, given: { password: string; oldPassword: string }): Promise<unknown> {
  const user = currentUser(context)
  if (user.password_update !== null && !(await matchesPassword(given.oldPassword, user))) throw new AppwriteError('user_invalid_credentials')
  const fresh = await freshPassword(given.password)
  const history = await nextPasswordHistory(context, user, { plain: given.password, hash: fresh.password })
  refusePersonalData(context, given.password, user)
  return changeAccount(context, {
    event: 'update.password',
    change: (before, tx) => {
      if (context.project.settings.get('auth.invalidateSessions', true)) endOtherSessions(context, tx, { userId: before.id, keep: context.auth.session?.id ?? null })
      return changeUser(context, before, { ...fresh, password_history: history, password_update: context.isoNow })
    },
  })
}
