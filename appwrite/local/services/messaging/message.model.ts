import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { withoutEmptyObjects } from '../../http/json-body'
import type { ProviderRow } from './provider.model'

export type MessageStatus = 'draft' | 'scheduled' | 'processing' | 'sent' | 'failed'
export type MessageData = Record<string, unknown>

/** A row of `messages`. */
export type MessageRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  provider_type: ProviderRow['type']
  status: MessageStatus
  data: string
  topics: string
  users: string
  targets: string
  scheduled_at: string | null
  delivered_at: string | null
  delivery_errors: string
  delivered_total: number
  delivery_token: string
}

/** The model of the release. Empty objects in the data come as empty lists, as PHP writes them. */
export function toMessage(row: MessageRow): Record<string, unknown> {
  const list = (text: string) => JSON.parse(text) as string[]
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, providerType: row.provider_type,
    topics: list(row.topics), users: list(row.users), targets: list(row.targets), scheduledAt: row.scheduled_at, deliveredAt: row.delivered_at,
    deliveryErrors: list(row.delivery_errors), deliveredTotal: row.delivered_total, data: withoutEmptyObjects(JSON.parse(row.data)), status: row.status,
  }
}

/** @throws 404 message_not_found */
export function mustFindMessage({ db }: Pick<Context, 'db'>, id: string): MessageRow {
  const row = db.get<MessageRow>('SELECT * FROM messages WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('message_not_found')
  return row
}
