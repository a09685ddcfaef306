import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { toTarget, type TargetRow } from '../users/target.model'

/** A row of `topics`. */
export type TopicRow = { seq: number; id: string; created_at: string; updated_at: string; name: string; subscribe: string; email_total: number; sms_total: number; push_total: number }

/** A row of `subscribers`. */
export type SubscriberRow = { seq: number; id: string; created_at: string; updated_at: string; topic_id: string; target_id: string; user_id: string; provider_type: string }

/** The model of the release, with the subscribers of each kind counted. */
export function toTopic(row: TopicRow): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, name: row.name,
    emailTotal: row.email_total, smsTotal: row.sms_total, pushTotal: row.push_total, subscribe: JSON.parse(row.subscribe) as unknown,
  }
}

/** The model of the release, with target and name as they are now and not as they were when somebody subscribed. */
export function toSubscriber({ db }: Pick<Context, 'db'>, row: SubscriberRow): Record<string, unknown> {
  const target = db.get<TargetRow>('SELECT * FROM targets WHERE id = ?', row.target_id)
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, targetId: row.target_id, target: target === undefined ? null : toTarget(target),
    userId: row.user_id, userName: db.get<{ name: string }>('SELECT name FROM users WHERE id = ?', row.user_id)?.name ?? '', topicId: row.topic_id, providerType: row.provider_type,
  }
}

/** @throws 404 topic_not_found */
export function mustFindTopic({ db }: Context, id: string): TopicRow {
  const row = db.get<TopicRow>('SELECT * FROM topics WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('topic_not_found')
  return row
}

/** The column that counts subscribers of a kind. */
export function totalColumn(providerType: string): string {
  return providerType === 'email' ? 'email_total' : providerType === 'sms' ? 'sms_total' : 'push_total'
}
