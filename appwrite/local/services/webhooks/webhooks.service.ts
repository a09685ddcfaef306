import type { Backend } from '../../backend'
import { generateEvents } from '../../events/event-names'
import { toJson } from '../../http/json-body'
import type { Service } from '../../service'
import { callWebhook, type Call } from './call-webhook'
import type { WebhookRow } from './webhook.model'
import { webhookRoutes } from './webhooks.routes'

const JOB = 'webhook'

/** Queues a call for every webhook that waits for an event, in the transaction of the event itself. */
function listen(backend: Backend): void {
  const { project } = backend
  project.store.events.onDurable((event, tx) => {
    const waiting = project.db.all<Pick<WebhookRow, 'id' | 'events'>>('SELECT id, events FROM webhooks WHERE enabled = 1')
    if (waiting.length === 0) return
    const names = generateEvents(event)
    for (const { id, events } of waiting) {
      if (!(JSON.parse(events) as string[]).some((name) => names.includes(name))) continue
      const call: Call = { webhookId: id, events: names, userId: event.userId, payload: toJson(event.payload) }
      project.jobs.enqueue(tx, { kind: JOB, payload: { sealed: backend.cipher.seal(JSON.stringify(call)) } })
    }
  })
  project.jobs.handle(JOB, ({ sealed }) => callWebhook(backend, JSON.parse(backend.cipher.open(String(sealed))) as Call))
}

/** Calls other systems when something happens here. */
export const webhooksService: Service = {
  name: 'webhooks', routes: webhookRoutes, start: listen,
  formats: [{
    model: 'webhook', below: '1.9.1',
    apply: ({ tls, authUsername, authPassword, secret, ...rest }) => ({ ...rest, security: tls, httpUser: authUsername, httpPass: authPassword, signatureKey: secret }),
  }],
}
