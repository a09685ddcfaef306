import { randomBytes } from 'node:crypto'
import type { PersonActor } from '@/lib/access/actor'
import { documentCode } from '@/lib/domain/files/document-code'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import type { Scene } from './seed-scene'

type Asked = Pick<StoredDocument, 'kind' | 'title' | 'subjectTable' | 'subjectId'> & { patientKey: string; patientId: string; by: PersonActor; at: string }

/**
 * Asks for the signed paper of a seeded record, as the record itself would have done. The functions draw and sign it
 * while the clinic is already open. @returns the document's id
 */
export function seedDocument({ rows, organisationId, about }: Scene, { patientKey, by, at, ...asked }: Asked): string {
  const id = `doc-${asked.subjectId}`.slice(0, 36)
  rows.add('documents', {
    ...asked, id, organisationId, status: 'queued', number: 1, bucketId: null, fileId: null, fileName: null, mimeType: null, sizeBytes: null, sha256: null, code: documentCode(randomBytes(16)), claims: null, keyId: null,
    signature: null, issuedBy: by.id, issuedAt: null, claimedAt: null, failure: null, revocation: null, supersedes: null, uploadedBy: null,
  }, { by, at, about: about(patientKey), verb: 'document.requested' })
  return id
}
