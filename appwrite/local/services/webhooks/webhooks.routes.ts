import { randomBytes } from 'node:crypto'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { invalid, nullable, optional, required, validator, type Validator } from '../../http/validator'
import { customId, list, queryList, strictBoolean, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import type { Tx } from '../../storage/store'
import { isEventName } from '../functions/event-subscription'
import { mustFindWebhook, toWebhook, type WebhookRow } from './webhook.model'

const READ = { method: 'GET', scope: 'webhooks.read', service: 'webhooks', model: 'webhook' } as const
const WRITE = { scope: 'webhooks.write', service: 'webhooks', model: 'webhook' } as const
const webhookId = required(uid)

/** Two rules in the wording; hosts inside the house are let through here all the same. */
const address: Validator<string> = validator('1. Value must be a valid URL with following schemes (http, https) \n2. Value must be a public domain \n', (value) => {
  if (typeof value !== 'string' || value.length > 2048) return invalid
  return URL.canParse(value) && /^https?:\/\//i.test(value) ? value : invalid
})

const event: Validator<string> = validator('Event is not valid.', (value) => (typeof value === 'string' && isEventName(value) ? value : invalid))

const names = { url: required(address), name: required(text(128)) }
const settings = {
  events: required(list(event, 100)), enabled: optional(strictBoolean, true), tls: optional(strictBoolean, false),
  authUsername: optional(text(256), ''), authPassword: optional(text(256), ''),
}
const secret = optional(nullable(text(256, 8)), null)

const attributes = {
  name: { sql: 'webhooks.name', type: 'string' }, url: { sql: 'webhooks.url', type: 'string' }, authUsername: { sql: 'webhooks.auth_username', type: 'string' },
  httpUser: { sql: 'webhooks.auth_username', type: 'string' },
  tls: { sql: 'webhooks.tls', type: 'boolean' }, security: { sql: 'webhooks.tls', type: 'boolean' }, events: { sql: 'webhooks.events', type: 'string', array: true }, enabled: { sql: 'webhooks.enabled', type: 'boolean' },
  logs: { sql: 'webhooks.logs', type: 'string' }, attempts: { sql: 'webhooks.attempts', type: 'integer' },
} as const

/** Addresses that are called when something happens. */
export const webhookRoutes: Route[] = [
  route({ ...WRITE, method: 'POST', status: 201, path: '/webhooks', older: { below: '1.9.1', rewrite: fromOldNames }, params: { webhookId: required(customId), ...names, ...settings, secret }, handler: createWebhook }),
  route({
    ...READ, model: 'webhook[]', path: '/webhooks', params: { queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, asked) => {
      const found = listStored<WebhookRow>(context, { table: 'webhooks', attributes, ...asked, noun: 'Webhook' })
      return { total: found.total, webhooks: found.rows.map((row) => toWebhook(context.backend, row)) }
    },
  }),
  route({ ...READ, path: '/webhooks/:webhookId', params: { webhookId }, handler: (context, given) => toWebhook(context.backend, mustFindWebhook(context, given.webhookId)) }),
  route({
    ...WRITE, method: 'PUT', path: '/webhooks/:webhookId', older: { below: '1.9.1', rewrite: fromOldNames }, params: { webhookId, name: names.name, url: names.url, ...settings },
    handler: (context, given) => context.write((tx) => {
      const before = mustFindWebhook(context, given.webhookId)
      // Switching it on again forgives what failed before.
      const attempts = given.enabled ? 0 : before.attempts
      context.db.run(
        'UPDATE webhooks SET name = ?, url = ?, events = ?, enabled = ?, tls = ?, auth_username = ?, auth_password_sealed = ?, attempts = ?, updated_at = ? WHERE id = ?',
        given.name, given.url, JSON.stringify(given.events), Number(given.enabled), Number(given.tls), given.authUsername, sealedPassword(context, given.authPassword), attempts, context.isoNow, before.id,
      )
      return told(context, tx, { row: mustFindWebhook(context, before.id), action: 'update' })
    }),
  }),
  route({
    ...WRITE, method: 'PATCH', path: '/webhooks/:webhookId/secret', params: { webhookId, secret },
    handler: (context, given) => context.write((tx) => {
      const row = mustFindWebhook(context, given.webhookId)
      const fresh = given.secret ?? randomBytes(64).toString('hex')
      context.db.run('UPDATE webhooks SET secret_sealed = ?, updated_at = ? WHERE id = ?', context.backend.cipher.seal(fresh), context.isoNow, row.id)
      return { ...told(context, tx, { row: mustFindWebhook(context, row.id), action: 'update' }), secret: fresh }
    }),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/webhooks/:webhookId', params: { webhookId },
    handler: (context, given) => context.write((tx) => {
      const row = mustFindWebhook(context, given.webhookId)
      context.db.run('DELETE FROM webhooks WHERE id = ?', row.id)
      told(context, tx, { row, action: 'delete' })
    }),
  }),
]

function fromOldNames({ security, httpUser, httpPass, ...body }: Record<string, unknown>): Record<string, unknown> {
  return { webhookId: 'unique()', ...body, ...(security === undefined ? {} : { tls: security }), ...(httpUser === undefined ? {} : { authUsername: httpUser }), ...(httpPass === undefined ? {} : { authPassword: httpPass }) }
}

function sealedPassword({ backend }: Context, password: string): string {
  return password === '' ? '' : backend.cipher.seal(password)
}

type Given = { webhookId: string; url: string; name: string; events: string[]; enabled: boolean; tls: boolean; authUsername: string; authPassword: string; secret: string | null }

function createWebhook(context: Context, given: Given): Promise<unknown> {
  const { db, isoNow, now, backend } = context
  const id = chosenId(given.webhookId, now)
  const fresh = given.secret ?? randomBytes(64).toString('hex')
  return context.write((tx) => {
    try {
      db.run(
        'INSERT INTO webhooks (id, created_at, updated_at, name, url, events, enabled, tls, auth_username, auth_password_sealed, secret_sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        id, isoNow, isoNow, given.name, given.url, JSON.stringify(given.events), Number(given.enabled), Number(given.tls), given.authUsername, sealedPassword(context, given.authPassword), backend.cipher.seal(fresh),
      )
    } catch (error) {
      if (uniqueClash(error) !== null) throw new AppwriteError('webhook_already_exists')
      throw error
    }
    return { ...told(context, tx, { row: mustFindWebhook(context, id), action: 'create' }), secret: fresh }
  })
}

/** Tells that a webhook changed, without its secrets. */
function told(context: Context, tx: Tx, { row, action }: { row: WebhookRow; action: string }): Record<string, unknown> {
  const shown = toWebhook(context.backend, row)
  tx.emit({
    projectId: context.project.id, pattern: `webhooks.[webhookId].${action}`, params: { webhookId: row.id }, payload: { ...shown, authPassword: '' }, readRoles: [], userId: '', at: context.now,
  })
  return shown
}
