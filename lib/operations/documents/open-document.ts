import { rowPermissions } from '@/lib/access/row-readers'
import type { Clinic } from '@/lib/data/clinic'
import type { StoredFiles } from '@/lib/data/stored-files'
import { loadReaders } from './document-facts'

/**
 * Opens a document to its patient once what it says was released. Safe to run as often as wanted.
 * @returns whether something changed
 */
export async function openDocument({ clinic, files }: { clinic: Clinic; files: StoredFiles }, documentId: string): Promise<boolean> {
  const document = await clinic.documents.find(documentId)
  if (!document?.bucketId || !document.fileId || !['ready', 'superseded'].includes(document.status)) return false
  const { about, people } = await loadReaders(clinic, document)
  if (about.userId === null) return false
  const place = { bucketId: document.bucketId, fileId: document.fileId }
  const before = await files.findPermissions(place)
  const wanted = rowPermissions('documents', document, about, people)
  if (before === null || wanted.every((permission) => before.includes(permission))) return false
  // The row first: a row that is open before its file asks the patient to try again, the other way round nothing is lost.
  await clinic.transaction((tx) => {
    tx.documents.save(document, { about, people, verb: 'document.opened' })
    tx.auditTrail.append({ what: 'document.opened', purpose: 'operations', patientId: document.patientId, subjectTable: 'documents', subjectId: document.id })
    tx.doorbell.ring('document.ready', document.id, about)
  })
  await files.setPermissions(place, wanted)
  return true
}
