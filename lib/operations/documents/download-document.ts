import type { Appwrite } from '@/lib/data/appwrite-clients'
import { appwriteAsClinic } from '@/lib/data/appwrite-clients'
import { openFiles } from '@/lib/data/stored-files'
import { isIssued } from '@/lib/domain/files/document.states'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'

export type DownloadedDocument = { bytes: Uint8Array; fileName: string; mimeType: string }

/**
 * Gives a document to somebody who may read it, with their own rights, and writes it down before the first byte leaves.
 * A restricted patient's document goes out with the clinic's rights, after the care relationship was checked.
 * @throws Refusal record.not-found, document.not-ready, access.no-care-relationship
 */
export async function downloadDocument(context: OperationContext & { appwrite: Appwrite }, documentId: string): Promise<DownloadedDocument> {
  const { document, isOwnRight } = await documentFor(context, documentId)
  const { bucketId, fileId } = document
  if (document.organisationId !== context.actor.organisationId) refuse('record.not-found')
  if ((document.kind === 'lab-report' || document.kind === 'prescription') && !isIssued(document)) refuse('document.not-ready')
  // For the record it stays; whoever it is about is given the right one instead.
  if (document.status === 'revoked' && context.actor.role === 'patient') refuse('document.revoked')
  if (!bucketId || !fileId) refuse('document.not-ready')
  const bytes = await openFiles(isOwnRight ? context.appwrite : appwriteAsClinic()).read({ bucketId, fileId })
  await context.clinic.recordRead({ what: 'document.downloaded', patientId: document.patientId, subjectTable: 'documents', subjectId: document.id, facts: { kind: document.kind, number: document.number } })
  return { bytes, fileName: document.fileName ?? `${document.kind}.pdf`, mimeType: document.mimeType ?? 'application/octet-stream' }
}

/** Read as the person. What they cannot read may belong to a restricted patient whose care team they are on. */
async function documentFor(context: OperationContext, documentId: string): Promise<{ document: StoredDocument; isOwnRight: boolean }> {
  const document = await context.data.documents.find(documentId)
  if (document) return { document, isOwnRight: true }
  const hidden = context.actor.role === 'patient' ? null : await context.clinic.documents.find(documentId)
  if (!hidden?.patientId || hidden.organisationId !== context.actor.organisationId) refuse('record.not-found')
  const { patient, data } = await patientInCare(context, hidden.patientId)
  if (!patient.isRestricted || data !== context.clinic) refuse('record.not-found')
  return { document: hidden, isOwnRight: false }
}
