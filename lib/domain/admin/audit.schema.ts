import { z } from 'zod'
import { id, instant, integer, maybe, nested, oneOf, record, text } from '../record'

/** One line of the audit trail: who did or saw what, when, from where, on which patient. Never edited. */
export const auditEntry = record({
  at: instant(),
  what: text(80),
  outcome: oneOf(['done', 'refused']),
  actorKind: oneOf(['person', 'system', 'visitor']),
  actorId: text(36),
  actorName: text(120),
  actorRole: text(40),
  purpose: oneOf(['treatment', 'operations', 'emergency', 'own-record', 'verification']),
  patientId: maybe(id()),
  subjectTable: maybe(text(40)),
  subjectId: maybe(id()),
  fromAddress: maybe(text(64)),
  device: maybe(text(200)),
  requestId: maybe(text(64)),
  /** Ids, codes, states and counts; no clinical free text. */
  facts: maybe(nested(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])), 2000)),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** One link of the chain: its row id is `<organisation>-<seq>`, so two sealers can never write the same link. */
export const auditSeal = record({
  seq: integer(),
  entryId: id(),
  entryHash: text(64),
  previousHash: text(64),
  hash: text(64),
  sealedAt: instant(),
})
export type AuditSeal = z.infer<typeof auditSeal>

/** A signed head of the chain, written from time to time and kept elsewhere too. */
export const auditHead = record({ seq: integer(), hash: text(64), at: instant(), keyId: text(36), signature: text(200) })
export type AuditHead = z.infer<typeof auditHead>

/** The full record as one save left it. Row id `<rowId>-<version>`. */
export const historyEntry = record({
  tableId: text(40),
  rowId: id(),
  rowVersion: integer(),
  verb: text(80),
  actorId: text(36),
  at: instant(),
  snapshot: nested(z.unknown(), 100_000, { encrypt: true }),
})
export type HistoryEntry = z.infer<typeof historyEntry>

/** A doorbell for browsers: a kind and an id, no clinical content. */
export const signal = record({ kind: text(60), subjectId: id(), at: instant() })
export type Signal = z.infer<typeof signal>

/** Failed sign-ins of one address (the row id is a keyed hash of it). */
export const signInGuard = record({ failures: integer(), firstFailureAt: instant(), lockedUntil: maybe(instant()) })
export type SignInGuard = z.infer<typeof signInGuard>
