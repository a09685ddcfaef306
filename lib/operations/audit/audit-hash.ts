import { createHash } from 'node:crypto'
import type { Hash } from '@/lib/domain/audit/chain'

/** SHA-256 of UTF-8 text in lower-case hexadecimal digits. */
export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
