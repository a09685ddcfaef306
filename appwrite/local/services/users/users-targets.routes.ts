import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { invalid, optional, required } from '../../http/validator'
import { customId, email, oneOf, phone, queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import { findTarget, toTarget, type TargetRow } from './target.model'
import { emitUserEvent } from './user-events'
import { mustFindUser } from './user-writes'
import { targetAttributes } from './users.attributes'
import { READ, WRITE } from './users.routes'

const userId = required(uid)
const targetId = required(uid)

/** Addresses of a user that messages go to. */
export const usersTargetRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', status: 201, path: '/users/:userId/targets',
    params: { targetId: required(customId), userId, providerType: required(oneOf(['email', 'sms', 'push'])), identifier: required(text(255)), providerId: optional(uid, ''), name: optional(text(128), '') },
    handler: (context, given) => {
      checkIdentifier(given.providerType, given.identifier)
      return context.write((tx) => {
        const user = mustFindUser(context, given.userId)
        const provider = findProvider(context, given.providerId)
        const row = insertTarget(context, {
          id: chosenId(given.targetId, context.now), userId: user.id, sessionId: null, name: given.name,
          providerId: provider?.id ?? null, providerType: given.providerType, identifier: given.identifier,
        })
        emitUserEvent(context, tx, { name: 'targets.[targetId].create', userId: user.id, params: { targetId: row.id }, payload: toTarget(row) })
        return toTarget(row)
      })
    },
  }),
  route({
    ...READ, path: '/users/:userId/targets', params: { userId, queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, { userId: id, queries, total }) => {
      const user = mustFindUser(context, id)
      const found = listStored<TargetRow>(context, { table: 'targets', attributes: targetAttributes, queries, total, noun: 'Target', where: { sql: 'targets.user_id = ?', values: [user.id] } })
      return { total: found.total, targets: found.rows.map(toTarget) }
    },
  }),
  route({
    ...READ, path: '/users/:userId/targets/:targetId', params: { userId, targetId },
    handler: (context, given) => toTarget(mustFindTarget(context, { userId: mustFindUser(context, given.userId).id, targetId: given.targetId })),
  }),
  route({
    ...WRITE, method: 'PATCH', path: '/users/:userId/targets/:targetId',
    params: { userId, targetId, identifier: optional(text(255), ''), providerId: optional(uid, ''), name: optional(text(128), '') },
    handler: (context, given) => context.write((tx) => {
      const user = mustFindUser(context, given.userId)
      const before = mustFindTarget(context, { userId: user.id, targetId: given.targetId })
      const row = changeTarget(context, before, given)
      emitUserEvent(context, tx, { name: 'targets.[targetId].update', userId: user.id, params: { targetId: row.id }, payload: toTarget(row) })
      return toTarget(row)
    }),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/users/:userId/targets/:targetId', params: { userId, targetId },
    handler: (context, given) => context.write((tx) => {
      const user = mustFindUser(context, given.userId)
      const row = mustFindTarget(context, { userId: user.id, targetId: given.targetId })
      deleteTarget(context, row)
      emitUserEvent(context, tx, { name: 'targets.[targetId].delete', userId: user.id, params: { targetId: row.id }, payload: toTarget(row) })
    }),
  }),
]

/** @throws 404 user_target_not_found, also for another user's target */
export function mustFindTarget({ db }: Context, { userId: owner, targetId: id }: { userId: string; targetId: string }): TargetRow {
  const row = findTarget(db, id)
  if (row === undefined || row.user_id !== owner) throw new AppwriteError('user_target_not_found')
  return row
}

function checkIdentifier(providerType: string, identifier: string): void {
  if (providerType === 'email' && email.parse(identifier) === invalid) throw new AppwriteError('general_invalid_email')
  if (providerType === 'sms' && phone.parse(identifier) === invalid) throw new AppwriteError('general_invalid_phone')
}

type ProviderRow = { id: string; type: string }

/** Undefined without an id (the first enabled provider then sends) and for one that is not there. */
export function findProvider({ db }: Context, id: string): ProviderRow | undefined {
  return id === '' ? undefined : db.get<ProviderRow>('SELECT id, type FROM providers WHERE id = ?', id)
}

type NewTarget = { id: string; userId: string; sessionId: string | null; name: string; providerId: string | null; providerType: string; identifier: string }

/** Adds a target; 409 `user_target_already_exists` when its id or address is taken. */
export function insertTarget(context: Context, target: NewTarget): TargetRow {
  const { db, isoNow } = context
  try {
    db.run(
      'INSERT INTO targets (id, created_at, updated_at, user_id, session_id, name, provider_id, provider_type, identifier) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      target.id, isoNow, isoNow, target.userId, target.sessionId, target.name, target.providerId, target.providerType, target.identifier,
    )
  } catch (error) {
    if (uniqueClash(error) !== null) throw new AppwriteError('user_target_already_exists')
    throw error
  }
  return mustFindTarget(context, { userId: target.userId, targetId: target.id })
}

type TargetChange = { identifier: string; providerId: string; name: string }

function changeTarget(context: Context, before: TargetRow, given: TargetChange): TargetRow {
  const after = { ...before }
  if (given.identifier !== '') {
    checkIdentifier(before.provider_type, given.identifier)
    after.identifier = given.identifier
    after.expired = 0
  }
  if (given.providerId !== '') {
    const provider = findProvider(context, given.providerId)
    if (provider === undefined) throw new AppwriteError('provider_not_found')
    if (provider.type !== before.provider_type) throw new AppwriteError('provider_incorrect_type')
    after.provider_id = provider.id
  }
  if (given.name !== '') after.name = given.name
  return saveTarget(context, after)
}

/** Stores a changed target; 409 when another one has its address. */
export function saveTarget(context: Context, row: TargetRow): TargetRow {
  const { db, isoNow } = context
  try {
    db.run('UPDATE targets SET identifier = ?, expired = ?, provider_id = ?, name = ?, updated_at = ? WHERE id = ?', row.identifier, row.expired, row.provider_id, row.name, isoNow, row.id)
  } catch (error) {
    if (uniqueClash(error) !== null) throw new AppwriteError('user_target_already_exists')
    throw error
  }
  return { ...row, updated_at: isoNow }
}

/** Removes a target and its subscriptions. */
export function deleteTarget({ db }: Context, row: TargetRow): void {
  const column = row.provider_type === 'email' ? 'email_total' : row.provider_type === 'sms' ? 'sms_total' : 'push_total'
  db.run(`UPDATE topics SET ${column} = max(${column} - 1, 0) WHERE id IN (SELECT topic_id FROM subscribers WHERE target_id = ?)`, row.id)
  db.run('DELETE FROM subscribers WHERE target_id = ?', row.id)
  db.run('DELETE FROM targets WHERE id = ?', row.id)
}
