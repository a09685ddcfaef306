import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { required } from '../../http/validator'
import { oneOf, text, uid } from '../../http/validators'
import { customCode } from '../account/account-challenges.routes'
import { deleteTotp, factorsOf, newRecoveryCodes, openCodes, sealCodes } from '../account/mfa'
import { emitUserEvent } from './user-events'
import { toUser } from './user.model'
import { changeUser, mustFindUser } from './user-writes'
import { READ, WRITE } from './users.routes'

const userId = { userId: required(uid) }
const codes = { path: '/users/:userId/mfa/recovery-codes', params: userId } as const

/** Second factors of a user, for administrators who help somebody with a lost device. */
export const usersMfaRoutes: Route[] = [
  // The real server never tells of recovery codes here.
  route({ ...READ, path: '/users/:userId/mfa/factors', params: userId, handler: (context, given) => ({ ...factorsOf(context, mustFindUser(context, given.userId)), recoveryCode: false }) }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/users/:userId/mfa/authenticators/:type', params: { ...userId, type: required(oneOf(['totp'])) },
    handler: (context, given) => context.write((tx) => {
      const user = mustFindUser(context, given.userId)
      deleteTotp(context, user.id)
      emitUserEvent(context, tx, { name: 'delete.mfa', userId: user.id, payload: toUser(context.db, user) })
    }),
  }),
  route({
    ...READ, path: '/users/:userId/mfa/challenges/:challengeId', params: { ...userId, challengeId: required(text(256)) },
    handler: (context, given) => ({ code: customCode(context, mustFindUser(context, given.userId).id, given.challengeId) }),
  }),
  route({
    ...READ, ...codes,
    handler: (context, given) => {
      const recoveryCodes = openCodes(context, mustFindUser(context, given.userId))
      if (recoveryCodes.length === 0) throw new AppwriteError('user_recovery_codes_not_found')
      return { recoveryCodes }
    },
  }),
  route({ ...WRITE, ...codes, method: 'PATCH', handler: (context, given) => writeCodes(context, given.userId, { event: 'create.mfa.recovery-codes', mustExist: false }) }),
  route({ ...WRITE, ...codes, method: 'PUT', handler: (context, given) => writeCodes(context, given.userId, { event: 'update.mfa.recovery-codes', mustExist: true }) }),
]

function writeCodes(context: Context, id: string, { event, mustExist }: { event: string; mustExist: boolean }): Promise<unknown> {
  const recoveryCodes = newRecoveryCodes()
  return context.write((tx) => {
    const user = mustFindUser(context, id)
    const exist = (JSON.parse(user.mfa_recovery_codes) as string[]).length > 0
    if (exist !== mustExist) throw new AppwriteError(mustExist ? 'user_recovery_codes_not_found' : 'user_recovery_codes_already_exists')
    const after = changeUser(context, user, { mfa_recovery_codes: sealCodes(context, recoveryCodes) })
    emitUserEvent(context, tx, { name: event, userId: user.id, payload: toUser(context.db, after) })
    return { recoveryCodes }
  })
}
