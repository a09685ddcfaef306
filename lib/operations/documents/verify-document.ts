import type { RequestOrigin } from '@/lib/access/actor'
import { appwriteAsClinic } from '@/lib/data/appwrite-clients'
import { countAttempt } from '@/lib/data/attempts'
import { networkOf } from '@/lib/domain/admin/client-network'
import { openClinic, type Clinic } from '@/lib/data/clinic'
import { newId } from '@/lib/data/new-id'
import { readDocumentCode } from '@/lib/domain/files/document-code'
import type { SignedClaims, StoredDocument } from '@/lib/domain/files/document.schema'
import { answerFor, claimsText, type VerificationAnswer } from '@/lib/domain/files/signed-claims'
import { isSignedBy } from './document-signer'

type Visitor = { origin: RequestOrigin; now: () => Date; databaseId: string }

export type Verification = {
  answer: VerificationAnswer
  /** What the clinic signed, to hold against the paper; null when there is nothing to compare. */
  claims: SignedClaims | null
  /** When a newer issue replaced it or it was taken back. */
  changedAt: string | null
  /** The clinic's time zone: the paper prints its times in it. */
  zone: string
}

const nothing: Verification = { answer: 'unknown', claims: null, changedAt: null, zone: 'UTC' }

/**
 * Tells anyone who holds a paper whether it is genuine, and no more about the patient than the paper shows.
 * @throws Refusal rate.too-many
 */
export async function verifyDocument({ origin, now, databaseId }: Visitor, typed: string): Promise<Verification> {
  await countAttempt('document-check', networkOf(origin.address), now())
  const code = readDocumentCode(typed)
  if (!/^[0-9A-HJKMNP-TV-Z]{26}$/.test(code)) return nothing
  const open = (organisationId: string) => openClinic(appwriteAsClinic(), databaseId, { actor: { kind: 'visitor', id: 'visitor', name: 'Visitor', role: 'visitor', organisationId }, origin, now, newId })
  const document = await open('installation').documents.first({ where: { code } })
  if (!document) return nothing
  const clinic = open(document.organisationId)
  const verification = await judge(clinic, document)
  await clinic.recordRead({ what: 'document.verified', purpose: 'verification', patientId: document.patientId, subjectTable: 'documents', subjectId: document.id, facts: { answer: verification.answer } })
  return verification
}

async function judge(clinic: Clinic, document: StoredDocument): Promise<Verification> {
  const [isSigned, organisation, endedAt] = await Promise.all([hasValidSignature(clinic, document), clinic.organisations.find(document.organisationId), prescriptionEndedAt(clinic, document)])
  const onPaper = answerFor(document, isSigned)
  if (onPaper === 'unknown') return nothing
  const answer = endedAt !== null && (onPaper === 'genuine' || onPaper === 'superseded') ? 'revoked' : onPaper
  const changedAt = onPaper === answer ? (answer === 'superseded' || answer === 'revoked' ? document.updatedAt : null) : endedAt
  // What a broken signature covers is not the clinic's word, so it is not repeated.
  return { answer, claims: answer === 'altered' ? null : document.claims, changedAt, zone: organisation?.timeZone ?? 'UTC' }
}

/** Medicine on a prescription that the doctor ended must be supplied nowhere, though its paper is in somebody's hands. Null while it stands. */
async function prescriptionEndedAt(clinic: Clinic, { kind, subjectId }: StoredDocument): Promise<string | null> {
  const prescription = kind === 'prescription' && subjectId !== null ? await clinic.prescriptions.find(subjectId) : null
  return prescription && ended.has(prescription.status) ? prescription.updatedAt : null
}

const ended: ReadonlySet<string> = new Set(['stopped', 'cancelled', 'entered-in-error'])

/** The signature has to be of a known key and over claims that are about this very document. */
async function hasValidSignature(clinic: Clinic, { claims, keyId, signature, code, sha256 }: StoredDocument): Promise<boolean> {
  if (!claims || !keyId || !signature) return false
  if (claims.code !== code || claims.sha256 !== sha256) return false
  const key = await clinic.signingKeys.first({ where: { keyId } })
  return key !== null && key.status !== 'revoked' && isSignedBy(key.publicKey, { text: claimsText(claims), signature })
}
