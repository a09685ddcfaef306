import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { customId, queryList, roles, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import type { Tx } from '../../storage/store'
import { mustFindTopic, toTopic, type TopicRow } from './topic.model'

const READ = { method: 'GET', scope: 'topics.read', service: 'messaging' } as const
const WRITE = { scope: 'topics.write', service: 'messaging' } as const
const topicId = { topicId: required(uid) }

const attributes = {
  name: { sql: 'topics.name', type: 'string' }, emailTotal: { sql: 'topics.email_total', type: 'integer' },
  smsTotal: { sql: 'topics.sms_total', type: 'integer' }, pushTotal: { sql: 'topics.push_total', type: 'integer' },
} as const

/** Subjects people can be told about. */
export const topicRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', status: 201, path: '/messaging/topics', params: { topicId: required(customId), name: required(text(128)), subscribe: optional(roles(100), ['users']) },
    handler: (context, given) => context.write((tx) => {
      const { db, isoNow, now } = context
      const id = chosenId(given.topicId, now)
      try {
        db.run('INSERT INTO topics (id, created_at, updated_at, name, subscribe, search) VALUES (?, ?, ?, ?, ?, ?)', id, isoNow, isoNow, given.name, JSON.stringify(given.subscribe), `${id} ${given.name}`)
      } catch (error) {
        if (uniqueClash(error) !== null) throw new AppwriteError('topic_already_exists')
        throw error
      }
      return told(context, tx, { row: mustFindTopic(context, id), action: 'create' })
    }),
  }),
  route({
    ...READ, path: '/messaging/topics', params: { queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, asked) => {
      const found = listStored<TopicRow>(context, { table: 'topics', attributes, ...asked, noun: 'Topic' })
      return { total: found.total, topics: found.rows.map(toTopic) }
    },
  }),
  route({ ...READ, path: '/messaging/topics/:topicId', params: topicId, handler: (context, given) => toTopic(mustFindTopic(context, given.topicId)) }),
  route({
    ...WRITE, method: 'PATCH', path: '/messaging/topics/:topicId', params: { ...topicId, name: optional(nullable(text(128)), null), subscribe: optional(nullable(roles(100)), null) },
    handler: (context, given) => context.write((tx) => {
      const before = mustFindTopic(context, given.topicId)
      const name = given.name ?? before.name
      const subscribe = given.subscribe === null ? before.subscribe : JSON.stringify(given.subscribe)
      context.db.run('UPDATE topics SET name = ?, subscribe = ?, updated_at = ?, search = ? WHERE id = ?', name, subscribe, context.isoNow, `${before.id} ${name}`, before.id)
      return told(context, tx, { row: mustFindTopic(context, before.id), action: 'update' })
    }),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/messaging/topics/:topicId', params: topicId,
    handler: (context, given) => context.write((tx) => {
      const row = mustFindTopic(context, given.topicId)
      context.db.run('DELETE FROM subscribers WHERE topic_id = ?', row.id)
      context.db.run('DELETE FROM topics WHERE id = ?', row.id)
      told(context, tx, { row, action: 'delete' })
    }),
  }),
]

function told({ project, now }: Context, tx: Tx, { row, action }: { row: TopicRow; action: string }): Record<string, unknown> {
  const payload = toTopic(row)
  tx.emit({ projectId: project.id, pattern: `topics.[topicId].${action}`, params: { topicId: row.id }, payload, readRoles: [], userId: '', at: now })
  return payload
}
