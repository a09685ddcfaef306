import type { Backend } from '../../backend'
import type { TargetRow } from '../users/target.model'
import type { MessageData, MessageRow } from './message.model'
import { credentialsOf, optionsOf, type ProviderRow } from './provider.model'
import type { Sending, Sent } from './provider-call'
import { sendMail } from './send-mail'
import { sendPush } from './send-push'
import { sendSms } from './send-sms'

export type Batch = { message: MessageRow; provider: ProviderRow; targets: TargetRow[] }

const senders = { email: sendMail, sms: sendSms, push: sendPush } as const

/** Hands a batch to its provider. A provider that fails is an error of the message, never of the server. */
export async function sendBatch(backend: Backend, { message, provider, targets }: Batch): Promise<Sent> {
  const sending: Sending = { backend, data: JSON.parse(message.data) as MessageData, provider: provider.provider, credentials: credentialsOf(backend, provider), options: optionsOf(provider) }
  const identifiers = targets.map((target) => target.identifier)
  try {
    return await senders[provider.type](sending, identifiers)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { delivered: [], errors: [`Failed sending to targets with error: ${reason}`], expired: [] }
  }
}
