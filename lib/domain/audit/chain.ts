import type { AuditEntry, AuditSeal } from '../admin/audit.schema'
import { canonicalJson } from '../files/canonical-json'

/** SHA-256 of UTF-8 text as lower-case hexadecimal digits; given by the caller, because rules reach nothing. */
export type Hash = (text: string) => string

/** What the first link follows. */
export const genesis = '0'.repeat(64)

/**
 * An entry in the one form that is hashed: every field that says something, times in UTC. The storage's own version and
 * times are left out; they may differ after a move to another server.
 */
export function canonicalEntry(entry: AuditEntry): string {
  const { version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...said } = entry
  return canonicalJson({ ...said, at: new Date(entry.at).toISOString() })
}

export type Link = Pick<AuditSeal, 'seq' | 'entryId' | 'entryHash' | 'previousHash' | 'hash'>

/** hash = SHA-256(hash of the link before ‖ canonical entry). */
export function linkTo(before: Pick<Link, 'seq' | 'hash'> | null, entry: AuditEntry, hash: Hash): Link {
  const text = canonicalEntry(entry)
  const previousHash = before?.hash ?? genesis
  return { seq: (before?.seq ?? 0) + 1, entryId: entry.id, entryHash: hash(text), previousHash, hash: hash(previousHash + text) }
}

/** Appwrite row ids end at 36 characters. */
const longestId = 36

/**
 * The row id of a link: the same for every sealer, so that storage lets only one of them write it.
 * An organisation id too long to carry a number is shortened by its hash.
 */
export function sealId(organisationId: string, seq: number, hash: Hash): string {
  const plain = `${organisationId}-${seq}`
  return plain.length <= longestId ? plain : `${hash(organisationId).slice(0, 20)}-${seq}`
}

/** What a signed head states: how far the chain went at a moment. */
export const headText = (head: { organisationId: string; seq: number; hash: string; at: string }): string =>
  canonicalJson({ organisationId: head.organisationId, seq: head.seq, hash: head.hash, at: new Date(head.at).toISOString() })
