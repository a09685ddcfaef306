import { AppwriteError } from '../../http/appwrite-error'
import { futureTime } from '../../http/future-time'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required, type ParamSpec, type Validator } from '../../http/validator'
import { customId, json, list, oneOf, queryList, strictBoolean, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import type { BucketRow, FileRow } from '../storage/storage.rows'
import { targetAttributes } from '../users/users.attributes'
import { toTarget, type TargetRow } from '../users/target.model'
import { mustFindMessage, toMessage, type MessageRow } from './message.model'
import { badge, compoundId, ids } from './message.validators'
import { createMessage, deleteMessage, updateMessage } from './message-writes'
import { changedPushData, newPushData } from './push-data'
import { pushImage } from './push-image'

const PRIORITIES = ['normal', 'high'] as const
const READ = { method: 'GET', scope: 'messages.read', service: 'messaging' } as const
const CREATE = { method: 'POST', status: 201, scope: 'messages.write', service: 'messaging' } as const
const UPDATE = { method: 'PATCH', scope: 'messages.write', service: 'messaging' } as const
const messageId = required(uid)

const maybe = <T>(validator: Validator<T>): ParamSpec<T | null> => optional(nullable(validator), null)
const recipients = { topics: optional(ids, []), users: optional(ids, []), targets: optional(ids, []) }
const changedRecipients = { topics: maybe(ids), users: maybe(ids), targets: maybe(ids) }
const timing = { draft: optional(strictBoolean, false), scheduledAt: maybe(futureTime) }
const changedTiming = { draft: maybe(strictBoolean), scheduledAt: maybe(futureTime) }
const attachments = list(compoundId)

const attributes = {
  scheduledAt: { sql: 'messages.scheduled_at', type: 'datetime' }, deliveredAt: { sql: 'messages.delivered_at', type: 'datetime' },
  deliveredTotal: { sql: 'messages.delivered_total', type: 'integer' }, status: { sql: 'messages.status', type: 'string' }, providerType: { sql: 'messages.provider_type', type: 'string' },
} as const

const line = text(256)
const words = () => optional(line, '')
const push = { data: maybe(json), action: words(), image: optional(compoundId, ''), icon: words(), sound: words(), color: words(), tag: words(), badge: optional(badge, -1) }
const changedPush = { data: maybe(json), action: maybe(line), image: maybe(compoundId), icon: maybe(line), sound: maybe(line), color: maybe(line), tag: maybe(line), badge: maybe(badge) }
const urgency = { contentAvailable: optional(strictBoolean, false), critical: optional(strictBoolean, false), priority: optional(oneOf(PRIORITIES, false), 'high' as const) }
const changedUrgency = { contentAvailable: maybe(strictBoolean), critical: maybe(strictBoolean), priority: maybe(oneOf(PRIORITIES, false)) }

/** Messages to people: mails, text messages and notifications on their devices. */
export const messageRoutes: Route[] = [
  route({
    ...CREATE, path: '/messaging/messages/email',
    params: {
      messageId: required(customId), subject: required(text(998)), content: required(text(64_230)), ...recipients,
      cc: optional(ids, []), bcc: optional(ids, []), attachments: optional(attachments, []), draft: timing.draft, html: optional(strictBoolean, false), scheduledAt: timing.scheduledAt,
    },
    handler: (context, { subject, content, html, cc, bcc, attachments: files, ...message }) =>
      createMessage(context, { ...message, kind: 'email', data: { subject, content, html, cc, bcc, attachments: foundFiles(context, files) } }),
  }),
  route({
    ...UPDATE, path: '/messaging/messages/email/:messageId',
    params: { messageId, ...changedRecipients, subject: maybe(text(998)), content: maybe(text(64_230)), draft: changedTiming.draft, html: maybe(strictBoolean), cc: maybe(ids), bcc: maybe(ids), scheduledAt: changedTiming.scheduledAt, attachments: maybe(attachments) },
    handler: (context, { subject, content, html, cc, bcc, attachments: files, ...change }) =>
      updateMessage(context, { ...change, kind: 'email', data: given({ subject, content, html, cc, bcc, attachments: files === null ? null : foundFiles(context, files) }) }),
  }),
  route({
    ...CREATE, path: '/messaging/messages/sms', params: { messageId: required(customId), content: required(text(64_230)), ...recipients, ...timing },
    handler: (context, { content, ...message }) => createMessage(context, { ...message, kind: 'sms', data: { content } }),
  }),
  route({
    ...UPDATE, path: '/messaging/messages/sms/:messageId', params: { messageId, ...changedRecipients, content: maybe(text(64_230)), ...changedTiming },
    handler: (context, { content, ...change }) => updateMessage(context, { ...change, kind: 'sms', data: given({ content }) }),
  }),
  route({
    ...CREATE, path: '/messaging/messages/push',
    params: { messageId: required(customId), title: words(), body: optional(text(64_230), ''), ...recipients, ...push, ...timing, ...urgency },
    handler: (context, { title, body, messageId: id, topics, users, targets, draft, scheduledAt, ...rest }) =>
      createMessage(context, { messageId: id, topics, users, targets, draft, scheduledAt, kind: 'push', data: newPushData({ title, body, ...rest }, (pair) => pushImage(context, pair, scheduledAt)) }),
  }),
  route({
    ...UPDATE, path: '/messaging/messages/push/:messageId', params: { messageId, ...changedRecipients, title: maybe(line), body: maybe(text(64_230)), ...changedPush, ...changedTiming, ...changedUrgency },
    handler: (context, { messageId: id, topics, users, targets, draft, scheduledAt, ...rest }) =>
      updateMessage(context, { messageId: id, topics, users, targets, draft, scheduledAt, kind: 'push', data: changedPushData(rest, (pair) => pushImage(context, pair, scheduledAt)) }),
  }),
  route({
    ...READ, path: '/messaging/messages', params: { queries: optional(queryList, []), search: optional(text(256), ''), total: optional(totalSwitch, true) },
    handler: (context, asked) => {
      const found = listStored<MessageRow>(context, { table: 'messages', attributes, ...asked, noun: 'Message' })
      return { total: found.total, messages: found.rows.map(toMessage) }
    },
  }),
  route({ ...READ, path: '/messaging/messages/:messageId', params: { messageId }, handler: (context, asked) => toMessage(mustFindMessage(context, asked.messageId)) }),
  route({
    ...READ, path: '/messaging/messages/:messageId/targets', params: { messageId, queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, { messageId: id, queries, total }) => {
      const named = JSON.parse(mustFindMessage(context, id).targets) as string[]
      if (named.length === 0) return { total: 0, targets: [] }
      const where = { sql: `targets.id IN (${named.map(() => '?').join(', ')})`, values: named }
      const found = listStored<TargetRow>(context, { table: 'targets', attributes: targetAttributes, queries, total, noun: 'Target', where })
      return { total: found.total, targets: found.rows.map(toTarget) }
    },
  }),
  route({ method: 'DELETE', scope: 'messages.write', service: 'messaging', status: 204, path: '/messaging/messages/:messageId', params: { messageId }, handler: (context, asked) => deleteMessage(context, asked.messageId) }),
]

/** What was given, without what was left out. */
function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

/** `bucket:file` pairs that exist, taken apart. */
function foundFiles({ db }: Context, named: readonly string[]): { bucketId: string; fileId: string }[] {
  return named.map((pair) => {
    const [bucketId = '', fileId = ''] = pair.split(':')
    const bucket = db.get<BucketRow>('SELECT * FROM buckets WHERE id = ?', bucketId)
    if (bucket === undefined) throw new AppwriteError('storage_bucket_not_found')
    const file = db.get<FileRow>('SELECT * FROM files WHERE bucket_seq = ? AND id = ?', bucket.seq, fileId)
    if (file === undefined) throw new AppwriteError('storage_file_not_found')
    return { bucketId, fileId }
  })
}
