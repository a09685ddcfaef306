import { createHmac } from 'node:crypto'
import type { Backend } from '../../backend'
import { callOutward } from '../../http/outward-call'
import type { WebhookRow } from './webhook.model'

const MAX_FAILURES = 10
const KEPT_BODY = 10_000

export type Call = { webhookId: string; events: string[]; userId: string; payload: string }

/** Calls one webhook. Throws when it did not take the event, so that the queue tries again; ten failures in a row switch it off. */
export async function callWebhook(backend: Backend, call: Call): Promise<void> {
  const { project } = backend
  const row = project.db.get<WebhookRow>('SELECT * FROM webhooks WHERE id = ?', call.webhookId)
  if (row === undefined || row.enabled === 0) return
  const problem = await send(backend, row, call)
  if (problem === null) {
    if (row.attempts > 0) await project.store.write(() => project.db.run('UPDATE webhooks SET attempts = 0 WHERE id = ?', row.id))
    return
  }
  await project.store.write(() => project.db.run(
    'UPDATE webhooks SET attempts = attempts + 1, logs = ?, enabled = CASE WHEN attempts + 1 >= ? THEN 0 ELSE enabled END WHERE id = ?', `URL: ${row.url}\nMethod: POST\n${problem}\n`, MAX_FAILURES, row.id,
  ))
  throw new Error(problem)
}

async function send(backend: Backend, row: WebhookRow, { events, userId, payload }: Call): Promise<string | null> {
  try {
    const { status, text } = await callOutward(row.url, { body: payload, reach: 'any', headers: headersOf(backend, row, { events, userId, payload }) })
    if (status < 400) return null
    return `Status code: ${status}\nBody: \n${text.slice(0, KEPT_BODY)}`
  } catch (error) {
    return `Client Error: ${error instanceof Error ? error.message : String(error)}\nEvents: ${events.join(', ')}`
  }
}

function headersOf({ cipher, project }: Backend, row: WebhookRow, { events, userId, payload }: Omit<Call, 'webhookId'>): Record<string, string> {
  const signature = createHmac('sha1', cipher.open(row.secret_sealed)).update(row.url + payload).digest('base64')
  const password = row.auth_password_sealed === '' ? '' : cipher.open(row.auth_password_sealed)
  return {
    'content-type': 'application/json', 'user-agent': 'Appwrite-Server v1.9.6',
    'X-Appwrite-Webhook-Id': row.id, 'X-Appwrite-Webhook-Events': events.join(','), 'X-Appwrite-Webhook-Name': encodeURIComponent(row.name),
    'X-Appwrite-Webhook-User-Id': userId, 'X-Appwrite-Webhook-Project-Id': project.id, 'X-Appwrite-Webhook-Signature': signature,
    ...(row.auth_username === '' || password === '' ? {} : { authorization: `Basic ${Buffer.from(`${row.auth_username}:${password}`).toString('base64')}` }),
  }
}
