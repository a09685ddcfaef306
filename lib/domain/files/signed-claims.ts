import { canonicalJson } from './canonical-json'
import type { SignedClaims, StoredDocument } from './document.schema'

export type ClaimsOf = {
  document: Pick<StoredDocument, 'code' | 'kind' | 'number'>
  /** Name of the clinic that issues the paper. */
  issuer: string
  issuedAt: string
  person: { givenName: string; familyName: string; bornOn: string }
  /** What the paper says, line by line, as a reader can compare it. */
  lines: readonly string[]
  /** SHA-256 of the PDF, in lower-case hexadecimal digits. */
  sha256: string
}

/** What is signed: enough to compare with the paper, and no more about the person than initials and year of birth. */
export function claimsOf({ document, issuer, issuedAt, person, lines, sha256 }: ClaimsOf): SignedClaims {
  return { code: document.code, kind: document.kind, number: document.number, issuer, issuedAt, subject: { initials: initialsOf(person), bornYear: person.bornOn.slice(0, 4) }, lines: [...lines], sha256 }
}

/** The bytes that are signed and verified. */
export const claimsText = (claims: SignedClaims): string => canonicalJson(claims)

/** `A. O.` for Adaeze Okonkwo: first letters, given name first. */
export function initialsOf({ givenName, familyName }: { givenName: string; familyName: string }): string {
  const letters = [givenName, familyName].map((name) => Array.from(name.trim())[0]).filter((letter) => letter !== undefined)
  return letters.map((letter) => `${letter.toLocaleUpperCase('en')}.`).join(' ')
}

export const verificationAnswers = ['genuine', 'superseded', 'revoked', 'altered', 'unknown'] as const
export type VerificationAnswer = (typeof verificationAnswers)[number]

/**
 * What a checker is told of a document that was found: a bad signature outweighs everything, then revocation, then a newer issue.
 * A document that is not issued yet is unknown: no paper of it can be genuine.
 */
export function answerFor(document: Pick<StoredDocument, 'status'>, hasValidSignature: boolean): VerificationAnswer {
  if (!['ready', 'superseded', 'revoked'].includes(document.status)) return 'unknown'
  if (!hasValidSignature) return 'altered'
  if (document.status === 'revoked') return 'revoked'
  return document.status === 'superseded' ? 'superseded' : 'genuine'
}
