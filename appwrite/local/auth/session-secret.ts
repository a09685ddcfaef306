import { createHash, randomBytes } from 'node:crypto'

export type SessionSecret = { id: string; secret: string }

const SECRET_LENGTH = 256

/** A raw session secret; only its hash is stored. */
export function newSecret(length = SECRET_LENGTH): string {
  return randomBytes(Math.ceil(length / 2)).toString('hex').slice(0, length)
}

/** SHA-256 in hex, without salt: a session secret is long and random, so that its hash can be looked up but not guessed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The value of the session cookie, of `X-Appwrite-Session` and of `Session.secret`. */
export function encodeSession({ id, secret }: SessionSecret): string {
  return Buffer.from(JSON.stringify({ id, secret })).toString('base64')
}

/** The user id and raw secret inside a session value, or null when it is none. */
export function decodeSession(value: string): SessionSecret | null {
  if (value === '') return null
  try {
    const { id, secret } = JSON.parse(Buffer.from(value, 'base64').toString('utf8')) as Partial<SessionSecret>
    return typeof id === 'string' && typeof secret === 'string' && id !== '' ? { id, secret } : null
  } catch {
    // Whatever it is, it is not a session: the caller is a guest.
    return null
  }
}
