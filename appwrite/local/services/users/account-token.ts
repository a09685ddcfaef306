import { randomInt } from 'node:crypto'
import { isKey } from '../../auth/auth'
import { hashSecret, newSecret } from '../../auth/session-secret'
import type { Context } from '../../http/context'
import { isoTime, uniqueId } from '../../storage/ids'

export type TokenType = 'verification' | 'recovery' | 'magic-url' | 'email' | 'phone' | 'oauth2' | 'generic'

export type TokenRow = { id: string; created_at: string; user_id: string; type: TokenType; secret_hash: string; expire: string; provider: string }

export const LINK_SECONDS = 3600
export const CODE_SECONDS = 900

type NewToken = { userId: string; type: TokenType; secret: string; seconds: number; provider?: string }

/** Six digits, as mails and text messages carry them. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0')
}

export { newSecret }

/** Stores a token under a keyed hash, so that the file alone does not let anybody guess a six-digit code. */
export function addToken(context: Context, { userId, type, secret, seconds, provider = '' }: NewToken): TokenRow {
  const { db, now, isoNow } = context
  const row: TokenRow = {
    id: uniqueId(now), created_at: isoNow, user_id: userId, type, secret_hash: sealedSecret(context, userId, secret), expire: isoTime(now + seconds * 1000), provider,
  }
  db.run('DELETE FROM account_tokens WHERE expire < ?', isoNow)
  db.run('INSERT INTO account_tokens (id, created_at, user_id, type, secret_hash, expire, provider) VALUES (?, ?, ?, ?, ?, ?, ?)', row.id, row.created_at, row.user_id, row.type, row.secret_hash, row.expire, row.provider)
  return row
}

/** The live token with this secret, or undefined. */
export function findToken(context: Context, wanted: { userId: string; secret: string; type?: TokenType }): TokenRow | undefined {
  const hash = sealedSecret(context, wanted.userId, wanted.secret)
  const rows = context.db.all<TokenRow>('SELECT * FROM account_tokens WHERE user_id = ? AND secret_hash = ? AND expire > ?', wanted.userId, hash, context.isoNow)
  return rows.find((row) => wanted.type === undefined || row.type === wanted.type)
}

/** A token works once. */
export function useUpToken({ db }: Context, token: TokenRow): void {
  db.run('DELETE FROM account_tokens WHERE id = ?', token.id)
}

/** The model of the release; empty `secret` and `phrase` for whoever may not see them. */
export function toToken(row: TokenRow, shown: { secret?: string; phrase?: string } = {}): Record<string, unknown> {
  return { $id: row.id, $createdAt: row.created_at, userId: row.user_id, secret: shown.secret ?? '', expire: row.expire, phrase: shown.phrase ?? '' }
}

/** A token that did its work. What is shown of its secret, to keys alone, is the hash the real server stores. */
export function usedToken({ auth }: Context, row: TokenRow, secret: string): Record<string, unknown> {
  return toToken(row, { secret: isKey(auth) ? hashSecret(secret) : '' })
}

/** Keyed by user, so that equal codes of two people look different. */
export function sealedSecret({ backend }: Context, userId: string, secret: string): string {
  return backend.cipher.sign(`token|${userId.toLowerCase()}|${secret}`).toString('hex')
}
