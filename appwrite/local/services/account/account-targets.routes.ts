import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { customId, text, uid } from '../../http/validators'
import { chosenId } from '../../storage/ids'
import { describeDevice } from '../users/device'
import { toTarget } from '../users/target.model'
import { emitUserEvent, userAgentOf } from '../users/user-events'
import { deleteTarget, insertTarget, mustFindTarget, saveTarget } from '../users/users-targets.routes'
import { currentUser } from './current-user'

const WRITE = { scope: 'targets.write', service: 'account' } as const
const targetId = required(uid)

/** Push addresses of the device a session runs on; they end with the session. */
export const accountTargetRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', status: 201, path: '/account/targets/push', params: { targetId: required(customId), identifier: required(text(255)), providerId: optional(uid, '') },
    handler: (context, given) => context.write((tx) => {
      if (context.auth.user === null && targetExists(context, given.targetId)) throw new AppwriteError('user_target_already_exists')
      const user = currentUser(context)
      const row = insertTarget(context, {
        id: chosenId(given.targetId, context.now), userId: user.id, sessionId: context.auth.session?.id ?? null, providerType: 'push', identifier: given.identifier,
        providerId: given.providerId || null, name: deviceName(context),
      })
      emitUserEvent(context, tx, { name: 'targets.[targetId].create', userId: user.id, params: { targetId: row.id }, payload: toTarget(row) })
      return toTarget(row)
    }),
  }),
  route({
    ...WRITE, method: 'PUT', path: '/account/targets/:targetId/push', params: { targetId, identifier: required(text(255)) },
    handler: (context, given) => context.write((tx) => {
      const before = ownPushTarget(context, given.targetId)
      const row = saveTarget(context, { ...before, identifier: given.identifier, expired: 0, name: deviceName(context) })
      emitUserEvent(context, tx, { name: 'targets.[targetId].update', userId: row.user_id, params: { targetId: row.id }, payload: toTarget(row) })
      return toTarget(row)
    }),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/account/targets/:targetId/push', params: { targetId },
    handler: (context, given) => context.write((tx) => {
      const row = ownPushTarget(context, given.targetId)
      deleteTarget(context, row)
      emitUserEvent(context, tx, { name: 'targets.[targetId].delete', userId: row.user_id, params: { targetId: row.id }, payload: toTarget(row) })
    }),
  }),
]

/** Brand and model with a space between, even when the user agent tells neither. */
function deviceName(context: Context): string {
  const { deviceBrand, deviceModel } = describeDevice(userAgentOf(context))
  return `${deviceBrand} ${deviceModel}`
}

function targetExists({ db }: Context, id: string): boolean {
  return db.get('SELECT 1 FROM targets WHERE id = ?', id) !== undefined
}

/** A key, which may call these routes, has no targets of its own. */
function ownPushTarget(context: Context, id: string): ReturnType<typeof mustFindTarget> {
  if (context.auth.user === null) throw new AppwriteError('user_target_not_found')
  const row = mustFindTarget(context, { userId: currentUser(context).id, targetId: id })
  if (row.provider_type !== 'push') throw new AppwriteError('user_target_not_found')
  return row
}
