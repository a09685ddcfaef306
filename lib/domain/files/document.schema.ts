import { z } from 'zod'
import { id, instant, integer, maybe, nested, oneOf, record, text } from '../record'

export const documentStatuses = ['queued', 'rendering', 'ready', 'failed', 'superseded', 'revoked'] as const
export const documentKinds = ['lab-report', 'prescription', 'visit-summary', 'upload', 'licence', 'referral'] as const

export const revokeReasons = ['wrong-patient', 'wrong-content', 'withdrawn'] as const

/** What a signed document states, in the order it is signed (canonical JSON, Ed25519). */
export const signedClaims = z.object({
  code: z.string(),
  kind: z.enum(documentKinds),
  number: z.int(),
  issuer: z.string(),
  issuedAt: z.string(),
  subject: z.object({ initials: z.string(), bornYear: z.string() }),
  lines: z.array(z.string()),
  sha256: z.string(),
})
export type SignedClaims = z.infer<typeof signedClaims>

export const storedDocument = record({
  patientId: maybe(id()),
  kind: oneOf(documentKinds),
  title: text(160),
  subjectTable: maybe(text(40)),
  subjectId: maybe(id()),
  status: oneOf(documentStatuses),
  number: integer(),
  bucketId: maybe(text(36)),
  fileId: maybe(id()),
  fileName: maybe(text(160)),
  mimeType: maybe(text(80)),
  sizeBytes: maybe(integer()),
  sha256: maybe(text(64)),
  /** The code printed under the QR; 128 bits, so it cannot be guessed. */
  code: text(40),
  claims: maybe(nested(signedClaims, 16000, { encrypt: true })),
  keyId: maybe(text(36)),
  signature: maybe(text(200)),
  issuedBy: maybe(id()),
  issuedAt: maybe(instant()),
  claimedAt: maybe(instant()),
  failure: maybe(text(200)),
  /** Why and by whom it was taken back. Whoever checks the paper learns only that it was. */
  revocation: maybe(nested(z.object({ reason: z.enum(revokeReasons), by: z.string(), byName: z.string(), at: z.string() }), 500)),
  supersedes: maybe(id()),
  uploadedBy: maybe(id()),
})
export type StoredDocument = z.infer<typeof storedDocument>

export const documentVersion = record({ documentId: id(), number: integer(), bucketId: text(36), fileId: id(), sha256: text(64), sizeBytes: integer(), at: instant(), by: id() })
export type DocumentVersion = z.infer<typeof documentVersion>

/** A public key that documents are verified with; the private half never enters the database. */
export const signingKey = record({ keyId: text(36), algorithm: oneOf(['Ed25519']), publicKey: text(200), status: oneOf(['active', 'retired', 'revoked']), validFrom: instant(), validUntil: maybe(instant()) })
export type SigningKey = z.infer<typeof signingKey>

export const shareLink = record({ documentId: id(), patientId: id(), tokenHash: text(64), createdBy: id(), expiresAt: instant(), uses: integer(), status: oneOf(['active', 'revoked']), audience: maybe(nested(z.object({ name: z.string(), email: z.string() }), 400, { encrypt: true })) })
export type ShareLink = z.infer<typeof shareLink>
