import { createSign } from 'node:crypto'
import { callProvider, form, type Sending, type Sent } from './provider-call'
import { isWebPush, sendWebPush } from './web-push'

type ServiceAccount = { project_id?: string; client_email?: string; private_key?: string; token_uri?: string; vapid?: { subject: string; publicKey: string; privateKey: string } }

/**
 * Notifications. An address that is a browser's push subscription (JSON) is spoken to directly, with the
 * VAPID key pair in the provider's settings; every other one is a Firebase token.
 */
export async function sendPush(sending: Sending, identifiers: string[]): Promise<Sent> {
  const sent: Sent = { delivered: [], errors: [], expired: [] }
  if (sending.provider !== 'fcm') throw new Error(`This server cannot send notifications through "${sending.provider}".`)
  const account = sending.credentials.serviceAccountJSON as ServiceAccount
  const firebase = identifiers.some((address) => !isWebPush(address)) ? await accessToken(account, sending.backend.now()) : ''
  for (const address of identifiers) {
    try {
      if (isWebPush(address)) await viaBrowser(sending, account, address)
      else await viaFirebase(account, firebase, { address, data: sending.data })
      sent.delivered.push(address)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (/answered (404|410)/.test(reason)) sent.expired.push(address)
      sent.errors.push(`Failed sending to target with error: ${reason}`)
    }
  }
  return sent
}

function viaBrowser({ data, backend }: Sending, { vapid }: ServiceAccount, address: string): Promise<void> {
  if (vapid === undefined) throw new Error('The provider has no VAPID keys.')
  return sendWebPush({ subscription: address, payload: JSON.stringify(data), vapid, nowMs: backend.now() })
}

async function viaFirebase(account: ServiceAccount, token: string, { address, data }: { address: string; data: Record<string, unknown> }): Promise<void> {
  const extra = Object.fromEntries(Object.entries((data.data as Record<string, unknown> | undefined) ?? {}).map(([name, value]) => [name, String(value)]))
  const message = { token: address, notification: { title: data.title, body: data.body }, data: extra, android: { priority: data.priority === 'normal' ? 'NORMAL' : 'HIGH' } }
  await callProvider(`https://fcm.googleapis.com/v1/projects/${encodeURIComponent(account.project_id ?? '')}/messages:send`, {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ message }),
  })
}

/** Exchanges the service account's key for an access token. */
async function accessToken(account: ServiceAccount, nowMs: number): Promise<string> {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const issued = Math.floor(nowMs / 1000)
  const audience = account.token_uri ?? 'https://oauth2.googleapis.com/token'
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: account.client_email, scope: 'https://www.googleapis.com/auth/firebase.messaging', aud: audience, iat: issued, exp: issued + 3600 })}`
  const signature = createSign('RSA-SHA256').update(unsigned).sign(account.private_key ?? '').toString('base64url')
  const answer = await callProvider(audience, form({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: `${unsigned}.${signature}` }))
  return String((JSON.parse(answer) as { access_token?: string }).access_token ?? '')
}
