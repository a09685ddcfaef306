import { createCipheriv, createECDH, createPrivateKey, hkdfSync, randomBytes, sign } from 'node:crypto'
import { callProvider } from './provider-call'

export type Vapid = { subject: string; publicKey: string; privateKey: string }
type Subscription = { endpoint: string; keys: { p256dh: string; auth: string } }
type Push = { subscription: string; payload: string; vapid: Vapid; nowMs: number }

const RECORD = 4096
const LIFE_SECONDS = 43_200

/** Whether an address is a browser's push subscription. */
export function isWebPush(address: string): boolean {
  return address.startsWith('{') && address.includes('"endpoint"')
}

/** Sends an encrypted notification to a browser (RFC 8030, 8188, 8291, 8292). */
export async function sendWebPush({ subscription, payload, vapid, nowMs }: Push): Promise<void> {
  const { endpoint, keys } = JSON.parse(subscription) as Subscription
  if (!endpoint.startsWith('https://')) throw new Error('A push address has to be reached over HTTPS.')
  const body = encrypt(Buffer.from(payload), keys)
  await callProvider(endpoint, {
    headers: { ttl: '86400', 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream', urgency: 'high', authorization: `vapid t=${vapidToken(endpoint, vapid, nowMs)}, k=${vapid.publicKey}` },
    // Any user may name the address of his browser: it has to be one on the internet.
    body, reach: 'public',
  })
}

/** One record, encrypted for the browser's key with a key pair made for this message. */
export function encrypt(plain: Buffer, keys: Subscription['keys']): Buffer {
  const theirs = Buffer.from(keys.p256dh, 'base64url')
  const own = createECDH('prime256v1')
  const mine = own.generateKeys()
  const salt = randomBytes(16)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, mine])
  const secret = Buffer.from(hkdfSync('sha256', own.computeSecret(theirs), Buffer.from(keys.auth, 'base64url'), info, 32))
  const key = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16))
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.from([2])])), cipher.final(), cipher.getAuthTag()])
  const head = Buffer.alloc(5)
  head.writeUInt32BE(RECORD)
  head.writeUInt8(mine.length, 4)
  return Buffer.concat([salt, head, mine, sealed])
}

/** Says who sends, signed with the key the browser subscribed with. */
function vapidToken(endpoint: string, vapid: Vapid, nowMs: number): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: new URL(endpoint).origin, exp: Math.floor(nowMs / 1000) + LIFE_SECONDS, sub: vapid.subject })}`
  const point = Buffer.from(vapid.publicKey, 'base64url')
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', d: vapid.privateKey, x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33, 65).toString('base64url') } })
  return `${unsigned}.${sign('sha256', Buffer.from(unsigned), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}
