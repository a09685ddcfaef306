import type { Backend } from '../../backend'
import type { Service } from '../../service'
import { deliverMessage } from './deliver-message'
import { MESSAGE_JOB } from './message-writes'
import { messageRoutes } from './messages.routes'
import { messagingSchema } from './messaging.schema'
import { CODE_JOB } from './phone-code'
import { credentialsOf, optionsOf, type ProviderRow } from './provider.model'
import { providerRoutes } from './providers.routes'
import { sendSms } from './send-sms'
import { subscriberRoutes } from './subscribers.routes'
import { topicRoutes } from './topics.routes'

/** Text messages of the server's own (codes, invitations) go through the first enabled provider. */
async function deliverCode(backend: Backend, sealed: unknown): Promise<void> {
  const provider = backend.project.db.get<ProviderRow>("SELECT * FROM providers WHERE type = 'sms' AND enabled = 1 ORDER BY seq LIMIT 1")
  if (provider === undefined || typeof sealed !== 'string') return
  const { phone, content } = JSON.parse(backend.cipher.open(sealed)) as { phone: string; content: string }
  const sent = await sendSms({ backend, data: { content }, provider: provider.provider, credentials: credentialsOf(backend, provider), options: optionsOf(provider) }, [phone])
  // Thrown, so that the job is tried again.
  if (sent.delivered.length === 0) throw new Error('The text message could not be sent.')
}

/** Providers, topics, subscribers and messages. */
export const messagingService: Service = {
  name: 'messaging',
  migrations: messagingSchema,
  routes: [...providerRoutes, ...topicRoutes, ...subscriberRoutes, ...messageRoutes],
  start(backend) {
    backend.project.jobs.handle(MESSAGE_JOB, (payload) => deliverMessage(backend, payload))
    backend.project.jobs.handle(CODE_JOB, ({ sealed }) => deliverCode(backend, sealed))
  },
}
