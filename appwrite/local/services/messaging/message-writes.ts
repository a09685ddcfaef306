import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { toJson } from '../../http/json-body'
import { chosenId, uniqueId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import type { Tx } from '../../storage/store'
import { mustFindMessage, toMessage, type MessageData, type MessageRow, type MessageStatus } from './message.model'

export const MESSAGE_JOB = 'message'

type Kind = MessageRow['provider_type']
export type Recipients = { topics: string[]; users: string[]; targets: string[] }

const WRONG_TARGET = { email: 'message_target_not_email', sms: 'message_target_not_sms', push: 'message_target_not_push' } as const

export type NewMessage = Recipients & { kind: Kind; messageId: string; data: MessageData; draft: boolean; scheduledAt: string | null }

/**
 * Stores a message; unless it is a draft it is queued for delivery, at its time if it has one. The time of a text message is kept
 * with its delivery alone: like the real server's it says that it is scheduled and not for when, until a change names the time again.
 */
export function createMessage(context: Context, message: NewMessage): Promise<unknown> {
  const { db, isoNow, now } = context
  const status: MessageStatus = message.draft ? 'draft' : message.scheduledAt === null ? 'processing' : 'scheduled'
  if (status !== 'draft') requireRecipients(message)
  checkTargets(context, message.kind, [...message.targets, ...carbonCopies(message.data)])
  const id = chosenId(message.messageId, now)
  return context.write((tx) => {
    try {
      db.run(
        'INSERT INTO messages (id, created_at, updated_at, provider_type, status, data, topics, users, targets, scheduled_at, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id, isoNow, isoNow, message.kind, status, toJson(message.data), JSON.stringify(message.topics), JSON.stringify(message.users), JSON.stringify(message.targets), message.kind === 'sms' ? null : message.scheduledAt, searchWords({ id, status, kind: message.kind, data: message.data }),
      )
    } catch (error) {
      if (uniqueClash(error) !== null) throw new AppwriteError('message_already_exists')
      throw error
    }
    return settle(context, tx, { id, action: 'create', dueAt: message.scheduledAt })
  })
}

export type MessageChange = {
  kind: Kind
  messageId: string
  topics: string[] | null
  users: string[] | null
  targets: string[] | null
  data: MessageData
  draft: boolean | null
  scheduledAt: string | null
}

/** Changes a message that has not gone out yet. */
export function updateMessage(context: Context, change: MessageChange): Promise<unknown> {
  return context.write((tx) => {
    const before = mustFindMessage(context, change.messageId)
    const status = nextStatus(change, before)
    const recipients = {
      topics: change.topics ?? (JSON.parse(before.topics) as string[]), users: change.users ?? (JSON.parse(before.users) as string[]), targets: change.targets ?? (JSON.parse(before.targets) as string[]),
    }
    if (status !== 'draft') requireRecipients(recipients)
    refuseFinished(before)
    if (status === 'scheduled' && change.scheduledAt === null && before.scheduled_at === null) throw new AppwriteError('message_missing_schedule')
    if (before.scheduled_at !== null && Date.parse(before.scheduled_at) < context.now) throw new AppwriteError('message_already_scheduled')
    const data = { ...(JSON.parse(before.data) as MessageData), ...change.data }
    context.db.run(
      'UPDATE messages SET status = ?, data = ?, topics = ?, users = ?, targets = ?, scheduled_at = ?, updated_at = ?, search = ? WHERE id = ?',
      status, toJson(data), JSON.stringify(recipients.topics), JSON.stringify(recipients.users), JSON.stringify(recipients.targets), change.scheduledAt ?? before.scheduled_at, context.isoNow,
      searchWords({ id: before.id, status, kind: change.kind, data }), before.id,
    )
    return settle(context, tx, { id: before.id, action: 'update', dueAt: change.scheduledAt ?? before.scheduled_at })
  })
}

/**
 * Removes a message and what is left to deliver of it.
 * @throws 404 message_not_found, 400 message_already_scheduled once its time has come
 */
export function deleteMessage(context: Context, id: string): Promise<void> {
  return context.write((tx) => {
    const row = mustFindMessage(context, id)
    // One that does not say its time counts as late.
    if (row.status === 'scheduled' && (row.scheduled_at === null || Date.parse(row.scheduled_at) < context.now)) throw new AppwriteError('message_already_scheduled')
    context.db.run('DELETE FROM messages WHERE id = ?', row.id)
    context.db.run('DELETE FROM deliveries WHERE message_id = ?', row.id)
    tell(context, tx, { row, action: 'delete' })
  })
}

function nextStatus(change: MessageChange, before: MessageRow): MessageStatus {
  if (change.draft === null && change.scheduledAt === null) return before.status
  if (change.draft === true) return 'draft'
  return change.scheduledAt === null ? 'processing' : 'scheduled'
}

type Searched = { id: string; status: MessageStatus; kind: Kind; data: MessageData }

/** What a search finds a message by: its subject, text or title among others. */
function searchWords({ id, status, kind, data }: Searched): string {
  const heading = { email: data.subject, sms: data.content, push: data.title }[kind]
  return [id, status, ...(typeof heading === 'string' ? [heading] : []), kind].join(' ')
}

function requireRecipients({ topics, users, targets }: Recipients): void {
  if (topics.length + users.length + targets.length === 0) throw new AppwriteError('message_missing_target')
}

function refuseFinished({ status }: MessageRow): void {
  if (status === 'processing') throw new AppwriteError('message_already_processing')
  if (status === 'sent') throw new AppwriteError('message_already_sent')
  if (status === 'failed') throw new AppwriteError('message_already_failed')
}

function carbonCopies(data: MessageData): string[] {
  return [data.cc, data.bcc].flatMap((value) => (Array.isArray(value) ? (value as string[]) : []))
}

/** Targets named one by one have to be of the message's kind, and each named once. (A change is not asked; delivery passes over wrong ones.) */
function checkTargets({ db }: Context, kind: Kind, targets: readonly string[]): void {
  const isRight = (id: string) => db.get<{ provider_type: string }>('SELECT provider_type FROM targets WHERE id = ?', id)?.provider_type === kind
  if (new Set(targets).size !== targets.length || !targets.every(isRight)) throw new AppwriteError(WRONG_TARGET[kind])
}

/** Queues what is to go out. The token makes an earlier job for the same message worthless. */
function settle(context: Context, tx: Tx, { id, action, dueAt }: { id: string; action: string; dueAt: string | null }): Record<string, unknown> {
  const { db, project, now } = context
  const before = mustFindMessage(context, id)
  if (before.status === 'processing' || before.status === 'scheduled') {
    const token = uniqueId(now)
    const runAt = before.status === 'scheduled' && dueAt !== null ? Date.parse(dueAt) : now
    db.run('UPDATE messages SET delivery_token = ? WHERE id = ?', token, id)
    project.jobs.enqueue(tx, { kind: MESSAGE_JOB, payload: { messageId: id, token }, runAt })
  }
  return tell(context, tx, { row: mustFindMessage(context, id), action })
}

function tell({ project, now }: Context, tx: Tx, { row, action }: { row: MessageRow; action: string }): Record<string, unknown> {
  const payload = toMessage(row)
  tx.emit({ projectId: project.id, pattern: `messages.[messageId].${action}`, params: { messageId: row.id }, payload, readRoles: [], userId: '', at: now })
  return payload
}
