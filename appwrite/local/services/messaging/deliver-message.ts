import type { Backend } from '../../backend'
import { isoTime } from '../../storage/ids'
import type { TargetRow } from '../users/target.model'
import type { MessageRow } from './message.model'
import type { ProviderRow } from './provider.model'
import { sendBatch } from './send-batch'

type Outcome = { delivered: number; errors: string[] }
type Recipients = Map<string, TargetRow[]>

const MAX_ERRORS = 100
const BATCH = 100

/**
 * Delivers one message. Whom it has reached is written down batch by batch, so that a message
 * whose process died in the middle goes on where it stopped.
 */
export async function deliverMessage(backend: Backend, payload: Record<string, unknown>): Promise<void> {
  const { project } = backend
  const message = project.db.get<MessageRow>('SELECT * FROM messages WHERE id = ?', String(payload.messageId))
  if (message === undefined || message.delivery_token !== payload.token || !['processing', 'scheduled'].includes(message.status)) return
  if (message.status === 'scheduled') await project.store.write(() => project.db.run("UPDATE messages SET status = 'processing' WHERE id = ?", message.id))
  const fallback = project.db.get<ProviderRow>('SELECT * FROM providers WHERE type = ? AND enabled = 1 ORDER BY seq LIMIT 1', message.provider_type)
  if (fallback === undefined) return finish(backend, message, { delivered: 0, errors: ['No enabled provider found.'], isTried: false })
  const recipients = recipientsOf(backend, message, fallback)
  if (recipients.size === 0) return finish(backend, message, { delivered: 0, errors: ['No valid recipients found.'], isTried: false })
  const outcome: Outcome = { delivered: reached(backend, message).size, errors: [] }
  for (const [providerId, targets] of recipients) await deliverThrough(backend, { message, providerId, targets, outcome })
  if (outcome.delivered === 0 && outcome.errors.length === 0) outcome.errors.push('Unknown error')
  return finish(backend, message, { ...outcome, isTried: true })
}

type Through = { message: MessageRow; providerId: string; targets: TargetRow[]; outcome: Outcome }

async function deliverThrough(backend: Backend, { message, providerId, targets, outcome }: Through): Promise<void> {
  const { project } = backend
  const provider = project.db.get<ProviderRow>('SELECT * FROM providers WHERE id = ?', providerId)
  if (provider === undefined) return
  const done = reached(backend, message)
  const left = targets.filter((target) => !done.has(target.identifier))
  for (let at = 0; at < left.length; at += BATCH) {
    const batch = left.slice(at, at + BATCH)
    const result = await sendBatch(backend, { message, provider, targets: batch })
    await project.store.write(() => {
      for (const identifier of result.delivered) project.db.run('INSERT OR IGNORE INTO deliveries (message_id, identifier) VALUES (?, ?)', message.id, identifier)
      for (const identifier of result.expired) project.db.run('UPDATE targets SET expired = 1 WHERE identifier = ?', identifier)
    })
    outcome.delivered += result.delivered.length + (result.delivered.length > 0 ? (result.copies ?? 0) : 0)
    outcome.errors.push(...result.errors)
  }
}

function reached({ project }: Backend, message: MessageRow): Set<string> {
  return new Set(project.db.all<{ identifier: string }>('SELECT identifier FROM deliveries WHERE message_id = ?', message.id).map((row) => row.identifier))
}

/** Targets by provider, each address once. A target's own provider wins over the first enabled one. */
function recipientsOf({ project }: Backend, message: MessageRow, fallback: ProviderRow): Recipients {
  const { db } = project
  const found = new Map<string, TargetRow>()
  const take = (rows: TargetRow[]) => {
    for (const row of rows) if (row.provider_type === message.provider_type && row.expired === 0) found.set(row.identifier, row)
  }
  for (const id of JSON.parse(message.topics) as string[]) take(db.all<TargetRow>('SELECT targets.* FROM subscribers JOIN targets ON targets.id = subscribers.target_id WHERE subscribers.topic_id = ? ORDER BY subscribers.seq', id))
  for (const id of JSON.parse(message.users) as string[]) take(db.all<TargetRow>('SELECT * FROM targets WHERE user_id = ? ORDER BY seq', id))
  for (const id of JSON.parse(message.targets) as string[]) take(db.all<TargetRow>('SELECT * FROM targets WHERE id = ?', id))
  const recipients: Recipients = new Map()
  for (const target of found.values()) {
    const own = target.provider_id === null ? undefined : db.get<ProviderRow>('SELECT * FROM providers WHERE id = ? AND enabled = 1', target.provider_id)
    const providerId = own?.id ?? fallback.id
    recipients.set(providerId, [...(recipients.get(providerId) ?? []), target])
  }
  return recipients
}

/** A message that nobody could be tried for has no time of delivery. */
async function finish({ project, now }: Backend, message: MessageRow, { delivered, errors, isTried }: Outcome & { isTried: boolean }): Promise<void> {
  const at = isoTime(now())
  const status = errors.length > 0 ? 'failed' : 'sent'
  await project.store.write(() => {
    project.db.run(
      'UPDATE messages SET status = ?, delivered_total = ?, delivery_errors = ?, delivered_at = ?, updated_at = ? WHERE id = ? AND delivery_token = ?',
      status, delivered, JSON.stringify(errors.slice(0, MAX_ERRORS)), isTried ? at : null, at, message.id, message.delivery_token,
    )
    project.db.run('DELETE FROM deliveries WHERE message_id = ?', message.id)
  })
}
