import { isUtf8 } from 'node:buffer'
import type { Cipher } from '../storage/cipher'

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

/** A token that does not hold; `message` is what the client is told. */
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
  const [head, body, ...rest] = token.split('.')
  if (head === undefined || body === undefined || rest.length === 0) throw new JwtError('Invalid token: Incomplete segments')
  checkHeader(head)
  const signature = rest.join('.')
  if (!cipher.verify(`${head}.${body}`, Buffer.from(signature, 'base64url'))) throw new JwtError('Invalid token: Signature failed')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>
  if (typeof claims.exp === 'number' && claims.exp <= nowMs / 1000) throw new JwtError('Invalid token: Expired')
  return claims
}

/** What is wrong with a header is said before the signature is looked at. */
function checkHeader(head: string): void {
  const { alg } = (parsed(Buffer.from(head, 'base64url')) ?? {}) as { alg?: unknown }
  if (typeof alg !== 'string' || alg === '' || alg === '0') throw new JwtError('Invalid token: Missing header algo')
  if (!ALGORITHMS.has(alg)) throw new JwtError('Invalid token: Unsupported header algo')
}

/** Named in the wording; tokens are signed with the first alone. */
const ALGORITHMS = new Set(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512'])

function parsed(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new JwtError('JSON failed: Malformed UTF-8 characters, possibly incorrectly encoded')
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown
  } catch {
    throw new JwtError('JSON failed: Syntax error')
  }
}
