import { createHash } from 'node:crypto'
import { rowPermissions } from '@/lib/access/row-readers'
import { supersede } from '@/lib/domain/files/document.states'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { claimsOf, claimsText } from '@/lib/domain/files/signed-claims'
import type { DocumentFacts } from './document-facts'
import type { DocumentMaker } from './render-document'

type Issue = { document: StoredDocument; facts: DocumentFacts; pdf: Uint8Array; lines: string[]; issuedAt: string; previous: StoredDocument | null }

/**
 * Signs a drawn paper, keeps its file for its readers alone, and replaces what was given out before.
 * @throws Refusal record.changed-meanwhile when another paper about the same was given out while this one was drawn
 */
export async function issueDocument(maker: DocumentMaker, { document, facts, pdf, lines, issuedAt, previous }: Issue): Promise<StoredDocument> {
  const { clinic, files, signer } = maker
  const { readers, bucketId, fileName } = facts
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const claims = claimsOf({ document, issuer: facts.issuer, issuedAt, person: facts.patient, lines: fitting(lines), sha256 })
  const ready: StoredDocument = {
    ...document, status: 'ready', bucketId, fileId: document.id, fileName, mimeType: 'application/pdf', sizeBytes: pdf.length, sha256, claims,
    keyId: signer.keyId, signature: signer.sign(claimsText(claims)), issuedAt, claimedAt: null, failure: null, supersedes: previous?.id ?? null,
  }
  await files.save({ bucketId, fileId: document.id }, { name: fileName, bytes: pdf, permissions: rowPermissions('documents', ready, readers.about, readers.people) })
  return clinic.transaction((tx) => {
    const saved = tx.documents.save(ready, { ...readers, verb: 'document.issued' })
    tx.documentVersions.create({ id: issueIdOf(document), organisationId: document.organisationId, documentId: document.id, number: document.number, bucketId, fileId: document.id, sha256, sizeBytes: pdf.length, at: issuedAt, by: document.issuedBy ?? 'system' }, { about: readers.about, people: readers.people })
    if (previous?.status === 'ready') tx.documents.save(supersede(previous), { ...readers, verb: 'document.superseded' })
    tx.auditTrail.append({ what: 'document.issued', purpose: 'operations', patientId: document.patientId, subjectTable: 'documents', subjectId: document.id, facts: { kind: document.kind, number: document.number, supersedes: previous?.id ?? null } })
    tx.doorbell.ring('document.ready', document.id, readers.about, readers.people)
    return saved
  })
}

/** Each number of a record's papers is given once, so of two drawn at once the second is drawn again and replaces the first. */
function issueIdOf({ id, kind, subjectId, number }: StoredDocument): string {
  return createHash('sha256').update(`${kind} ${subjectId ?? id} ${number}`).digest('hex').slice(0, 36)
}

/** Claims have a column of 16,000 characters; a very long report keeps its first lines and says that more follow. */
const mostCharacters = 12_000

function fitting(lines: readonly string[]): string[] {
  const kept: string[] = []
  let length = 0
  for (const line of lines) {
    length += line.length + 4
    if (length > mostCharacters) return [...kept, `${lines.length - kept.length} more lines on the paper.`]
    kept.push(line)
  }
  return kept
}
