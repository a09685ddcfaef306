import type { Cipher } from '../storage/cipher'

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

export class JwtError extends Error {}

/** Signs claims; `seconds` is how long the token lives. */
export function signJwt(cipher: Cipher, claims: Record<string, unknown>, life: { nowMs: number; seconds: number }): string {
  const expires = Math.floor(life.nowMs / 1000) + life.seconds
  const body = Buffer.from(JSON.stringify({ ...claims, exp: expires })).toString('base64url')
  const signed = `${HEADER}.${body}`
  return `${signed}.${cipher.sign(signed).toString('base64url')}`
}

/** The claims of a valid token. Throws `JwtError` in the wording clients know. */
export function readJwt(cipher: Cipher, token: string, nowMs: number): Record<string, unknown> {
  const parts = token.split('.')
  const [head, body, signature] = parts
  if (parts.length !== 3 || head === undefined || body === undefined || signature === undefined) throw new JwtError('Invalid token: Incomplete segments')
  if (!cipher.verify(`${head}.${body}`, Buffer.from(signature, 'base64url'))) throw new JwtError('Invalid token: Signature failed')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>
  if (typeof claims.exp === 'number' && claims.exp <= nowMs / 1000) throw new JwtError('Invalid token: Expired')
  return claims
}
