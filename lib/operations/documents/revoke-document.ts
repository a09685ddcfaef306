import { isIssued, mayRevoke, revoke } from '@/lib/domain/files/document.states'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'
import { loadReaders } from './document-facts'

/**
 * Takes a document back: whoever checks the paper is told. The file stays, as part of the record.
 * @throws Refusal record.not-found, document.not-ready
 */
export async function revokeDocument(context: OperationContext, { documentId, reasonCode }: { documentId: string; reasonCode: 'wrong-patient' | 'wrong-content' | 'withdrawn' }): Promise<StoredDocument> {
  const { actor, clinic } = context
  const document = await clinic.documents.get(documentId)
  if (document.organisationId !== actor.organisationId || document.patientId === null) refuse('record.not-found')
  await patientInCare(context, document.patientId)
  if (document.status === 'revoked') return document
  if (!isIssued(document) || !mayRevoke(document)) refuse('document.not-ready')
  const readers = await loadReaders(clinic, document)
  return clinic.transaction((tx) => {
    const saved = tx.documents.save(revoke(document), { about: readers.about, people: readers.people, verb: 'document.revoked' })
    tx.auditTrail.append({ what: 'document.revoked', patientId: document.patientId, subjectTable: 'documents', subjectId: document.id, facts: { reason: reasonCode } })
    tx.doorbell.ring('document.revoked', document.id, readers.about, readers.people)
    return saved
  })
}
