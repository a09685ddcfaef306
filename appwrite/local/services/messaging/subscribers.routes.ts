import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { customId, queryList, text, totalSwitch, uid } from '../../http/validators'
import { holdsAny } from '../../permissions/permission-core'
import { listStored } from '../../query/list-stored'
import { missingPermission } from '../../permissions/missing-permission'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import type { Tx } from '../../storage/store'
import { findTarget, type TargetRow } from '../users/target.model'
import { mustFindTopic, toSubscriber, totalColumn, type SubscriberRow, type TopicRow } from './topic.model'

const READ = { method: 'GET', scope: 'subscribers.read', service: 'messaging' } as const
const WRITE = { scope: 'subscribers.write', service: 'messaging' } as const
const topicId = required(uid)
const subscriberId = required(uid)

const attributes = {
  targetId: { sql: 'subscribers.target_id', type: 'string' }, topicId: { sql: 'subscribers.topic_id', type: 'string' },
  userId: { sql: 'subscribers.user_id', type: 'string' }, providerType: { sql: 'subscribers.provider_type', type: 'string' },
} as const

/** Which addresses are told about a topic. */
export const subscriberRoutes: Route[] = [
  route({ ...WRITE, method: 'POST', status: 201, path: '/messaging/topics/:topicId/subscribers', params: { subscriberId: required(customId), topicId, targetId: required(uid) }, handler: subscribe }),
  route({
    ...READ, path: '/messaging/topics/:topicId/subscribers', params: { topicId, queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, { topicId: id, ...asked }) => {
      const topic = mustFindTopic(context, id)
      const found = listStored<SubscriberRow>(context, { table: 'subscribers', attributes, ...asked, noun: 'Subscriber', where: ofTopic(context, topic) })
      return { total: found.total, subscribers: found.rows.map((row) => toSubscriber(context, row)) }
    },
  }),
  route({
    ...READ, path: '/messaging/topics/:topicId/subscribers/:subscriberId', params: { topicId, subscriberId },
    handler: (context, given) => toSubscriber(context, mustFindSubscriber(context, mustFindTopic(context, given.topicId), given.subscriberId)),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/messaging/topics/:topicId/subscribers/:subscriberId', params: { topicId, subscriberId },
    handler: (context, given) => context.write((tx) => {
      const topic = mustFindTopic(context, given.topicId)
      const row = mustFindSubscriber(context, topic, given.subscriberId)
      const column = totalColumn(row.provider_type)
      context.db.run('DELETE FROM subscribers WHERE id = ?', row.id)
      context.db.run(`UPDATE topics SET ${column} = max(${column} - 1, 0) WHERE id = ?`, topic.id)
      told(context, tx, { row, action: 'delete' })
    }),
  }),
]

/** People see their own subscriptions alone. */
function ofTopic({ auth }: Context, topic: TopicRow): { sql: string; values: string[] } {
  if (auth.subject.exempt) return { sql: 'subscribers.topic_id = ?', values: [topic.id] }
  return { sql: 'subscribers.topic_id = ? AND subscribers.user_id = ?', values: [topic.id, auth.user?.id ?? ''] }
}

function mustFindSubscriber(context: Context, topic: TopicRow, id: string): SubscriberRow {
  const row = context.db.get<SubscriberRow>('SELECT * FROM subscribers WHERE id = ?', id)
  const visible = context.auth.subject.exempt || row?.user_id === context.auth.user?.id
  if (row === undefined || row.topic_id !== topic.id || !visible) throw new AppwriteError('subscriber_not_found')
  return row
}

function subscribe(context: Context, given: { subscriberId: string; topicId: string; targetId: string }): Promise<unknown> {
  const { db, isoNow, now } = context
  return context.write((tx) => {
    const topic = mustFindTopic(context, given.topicId)
    requireSubscribeRole(context, topic)
    const target = findTarget(db, given.targetId)
    if (target === undefined || !mayUse(context, target)) throw new AppwriteError('user_target_not_found')
    const id = chosenId(given.subscriberId, now)
    const column = totalColumn(target.provider_type)
    try {
      db.run(
        'INSERT INTO subscribers (id, created_at, updated_at, topic_id, target_id, user_id, provider_type, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id, isoNow, isoNow, topic.id, target.id, target.user_id, target.provider_type, `${id} ${target.id} ${target.user_id} ${target.provider_type}`,
      )
    } catch (error) {
      if (uniqueClash(error) !== null) throw new AppwriteError('subscriber_already_exists')
      throw error
    }
    db.run(`UPDATE topics SET ${column} = ${column} + 1 WHERE id = ?`, topic.id)
    return told(context, tx, { row: mustFindSubscriber(context, topic, id), action: 'create' })
  })
}

function requireSubscribeRole({ auth }: Context, topic: TopicRow): void {
  const allowed = JSON.parse(topic.subscribe) as string[]
  if (holdsAny(allowed, auth.subject)) return
  throw missingPermission({ action: 'subscribe', needed: allowed, held: auth.roleList })
}

/** The real server lets anybody subscribe anybody's address; here it has to be the caller's own. */
function mayUse({ auth }: Context, target: TargetRow): boolean {
  return auth.subject.exempt || target.user_id === auth.user?.id
}

function told(context: Context, tx: Tx, { row, action }: { row: SubscriberRow; action: string }): Record<string, unknown> {
  const payload = toSubscriber(context, row)
  tx.emit({
    projectId: context.project.id, pattern: `topics.[topicId].subscribers.[subscriberId].${action}`, params: { topicId: row.topic_id, subscriberId: row.id },
    payload, readRoles: [], userId: context.auth.user?.id ?? '', at: context.now,
  })
  return payload
}
