import { JwtError, readJwt } from '../../auth/jwt'
import type { Context } from '../../http/context'
import type { Cipher } from '../../storage/cipher'

/** A row of `file_tokens` as stored; without `expire` it lives until it is deleted. */
export type TokenRow = {
  seq: number
  id: string
  created_at: string
  updated_at: string
  bucket_seq: number
  file_seq: number
  resource_id: string
  expire: string | null
  accessed_at: string | null
}

const HEADER = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url')

/** The token as a JWT made from the row, so that the same row always shows the same secret. */
export function tokenSecret(cipher: Cipher, row: TokenRow): string {
  const claims = {
    tokenId: row.id, resourceId: row.resource_id, resourceType: 'files', resourceInternalId: `${row.bucket_seq}:${row.file_seq}`,
    iat: Math.floor(Date.parse(row.created_at) / 1000), ...(row.expire === null ? {} : { exp: Math.ceil(Date.parse(row.expire) / 1000) }),
  }
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
  return `${signed}.${cipher.sign(signed).toString('base64url')}`
}

/** The row behind `?token=`, or null when it is forged, deleted or expired: such a token is ignored. */
export function findToken(context: Context, secret: string): TokenRow | null {
  if (secret === '') return null
  try {
    const { tokenId } = readJwt(context.backend.cipher, secret, context.now)
    const row = typeof tokenId === 'string' ? context.db.get<TokenRow>('SELECT * FROM file_tokens WHERE id = ?', tokenId) : undefined
    if (row === undefined) return null
    return row.expire !== null && Date.parse(row.expire) < context.now ? null : row
  } catch (error) {
    if (error instanceof JwtError || error instanceof SyntaxError) return null
    throw error
  }
}
