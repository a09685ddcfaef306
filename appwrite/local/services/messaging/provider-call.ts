import type { Backend } from '../../backend'
import { callOutward, type Reach } from '../../http/outward-call'
import type { MessageData } from './message.model'

/** Addresses that were reached, errors worded for the sender, and addresses that no longer exist. */
export type Sent = {
  delivered: string[]
  errors: string[]
  expired: string[]
  /** Further addresses that got a copy of the batch; they count as delivered. */
  copies?: number
}

/** One provider ready to send: its settings as plain texts. */
export type Sending = { backend: Backend; data: MessageData; provider: string; credentials: Record<string, unknown>; options: Record<string, unknown> }

type ProviderRequest = { headers: Record<string, string>; body: string | Buffer; reach?: Reach }

/** Asks a provider's web address; anything but success is an error with the provider's words. */
export async function callProvider(address: string, { reach = 'any', ...request }: ProviderRequest): Promise<string> {
  const { status, text } = await callOutward(address, { ...request, reach })
  if (status < 200 || status > 299) throw new Error(`The provider answered ${status}: ${text.slice(0, 200)}`)
  return text
}

/** A body as web forms send it, with its header, as several providers ask for it. */
export function form(values: Record<string, string>): { headers: Record<string, string>; body: string } {
  return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(values).toString() }
}

/** The value of an `authorization` header for a user and a password (RFC 7617). */
export function basic(user: unknown, password: unknown): string {
  return `Basic ${Buffer.from(`${String(user)}:${String(password)}`).toString('base64')}`
}
