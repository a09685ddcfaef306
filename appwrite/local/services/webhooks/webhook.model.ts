import type { Backend } from '../../backend'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'

/** A row of `webhooks`; password and secret are sealed. */
export type WebhookRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  name: string
  url: string
  events: string
  enabled: number
  tls: number
  auth_username: string
  auth_password_sealed: string
  secret_sealed: string
  logs: string
  attempts: number
}

/** `secret` is shown to whoever made it, once. Only keys may ask for webhooks, so the password they set is shown back to them. */
export function toWebhook({ cipher }: Pick<Backend, 'cipher'>, row: WebhookRow, secret = ''): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, name: row.name, url: row.url, events: JSON.parse(row.events) as unknown, tls: row.tls === 1,
    authUsername: row.auth_username, authPassword: row.auth_password_sealed === '' ? '' : cipher.open(row.auth_password_sealed), secret, enabled: row.enabled === 1, logs: row.logs, attempts: row.attempts,
  }
}

/** @throws 404 webhook_not_found */
export function mustFindWebhook({ db }: Context, id: string): WebhookRow {
  const row = db.get<WebhookRow>('SELECT * FROM webhooks WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('webhook_not_found')
  return row
}
