import { readDocumentCode } from '@/lib/domain/files/document-code'
import { isIssued, mayRevoke, revoke } from '@/lib/domain/files/document.states'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import type { RevokeByCodeInput, RevokeDocumentInput } from '@/lib/domain/files/revoke-document.input'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'
import { loadReaders } from './document-facts'

/**
 * A doctor takes a document of somebody in their care back: whoever checks the paper is told, and the patient too. The
 * file stays, as part of the record.
 * @throws Refusal record.not-found, access.no-care-relationship, document.not-ready
 */
export async function revokeDocument(context: OperationContext, { documentId, reason }: RevokeDocumentInput): Promise<{ id: string }> {
  const document = await context.clinic.documents.get(documentId)
  if (document.organisationId !== context.actor.organisationId || document.patientId === null) refuse('record.not-found')
  await patientInCare(context, document.patientId)
  return takeBack(context, document, reason)
}

/**
 * Whoever runs the clinic takes a paper back that lies before them, by the code printed on it. They learn nothing about
 * what it says.
 * @throws Refusal document.code-unknown, document.not-ready
 */
export async function revokeByCode(context: OperationContext, { code, reason }: RevokeByCodeInput): Promise<{ id: string }> {
  const document = await context.clinic.documents.first({ where: { code: readDocumentCode(code), organisationId: context.actor.organisationId } })
  return takeBack(context, document ?? refuse('document.code-unknown', { field: 'code' }), reason)
}

async function takeBack({ actor, clinic, now }: OperationContext, document: StoredDocument, reason: RevokeDocumentInput['reason']): Promise<{ id: string }> {
  if (document.status === 'revoked') return { id: document.id }
  if (!isIssued(document) || !mayRevoke(document)) refuse('document.not-ready')
  const { patient, about, people } = await loadReaders(clinic, document)
  const revoked = revoke(document, { reason, by: actor.id, byName: actor.name, at: now().toISOString() })
  return clinic.transaction((tx) => {
    const saved = tx.documents.save(revoked, { about, people, verb: 'document.revoked' })
    if (about.userId) tx.inbox.tell({ userId: about.userId, level: 'information', kind: 'document.revoked', words: 'Your clinic took a document back. Ask for a new one before you use it.', link: document.kind === 'lab-report' ? `/portal/results/${document.subjectId}` : '/portal/medicines', patientId: patient.id, subjectId: document.id })
    tx.auditTrail.append({ what: 'document.revoked', patientId: document.patientId, subjectTable: 'documents', subjectId: document.id, facts: { reason } })
    tx.doorbell.ring('document.revoked', document.id, about, people)
    return { id: saved.id }
  })
}
