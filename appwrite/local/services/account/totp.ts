import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_SECONDS = 30
/** A clock may be one step off in either direction. */
const DRIFT = 1

/** A new secret in base 32, 160 bits. */
export function newTotpSecret(): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of randomBytes(20)) {
    value = (value << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET.charAt((value >>> (bits - 5)) & 31)
    value &= 255
  }
  return text
}

/** The six digits a secret stands for at a time (RFC 6238). */
export function totpAt(secret: string, nowMs: number): string {
  return codeOf(secret, Math.floor(nowMs / 1000 / STEP_SECONDS))
}

/** Whether the digits hold now or one step (30 seconds) off. All steps are compared in constant time, so that timing tells nothing. */
export function matchesTotp(secret: string, code: string, nowMs: number): boolean {
  const step = Math.floor(nowMs / 1000 / STEP_SECONDS)
  const given = Buffer.from(code)
  let found = false
  for (let off = -DRIFT; off <= DRIFT; off++) {
    const expected = Buffer.from(codeOf(secret, step + off))
    if (expected.length === given.length && timingSafeEqual(expected, given)) found = true
  }
  return found
}

/** What authenticator apps read from a QR code. */
export function totpUri({ secret, issuer, account }: { secret: string; issuer: string; account: string }): string {
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?issuer=${encodeURIComponent(issuer)}&secret=${secret}`
}

function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', decode(secret)).update(counter).digest()
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function decode(text: string): Buffer {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const letter of text) {
    value = ((value << 5) | ALPHABET.indexOf(letter)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((value >>> bits) & 255)
  }
  return Buffer.from(bytes)
}
