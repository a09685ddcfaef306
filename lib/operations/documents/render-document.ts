import type { Clinic } from '@/lib/data/clinic'
import type { StoredFiles } from '@/lib/data/stored-files'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { claim, fail, mayClaim } from '@/lib/domain/files/document.states'
import { Refusal } from '@/lib/errors/refusals'
import { loadFacts, loadReaders, type PaperContent } from './document-facts'
import type { DocumentSigner } from './document-signer'
import { issueDocument } from './issue-document'
import { openDocument } from './open-document'

/** What makes documents: a function's own hands, not a person's. */
export type DocumentMaker = { clinic: Clinic; files: StoredFiles; signer: DocumentSigner; now: () => Date; newId: () => string; appOrigin: string }

/** Draws the paper; answers the PDF and the lines a checker compares. */
export type DrawPaper = (paper: PaperContent) => Promise<{ pdf: Uint8Array; lines: string[] }>

export type RenderOutcome = 'issued' | 'not-waiting' | 'taken' | 'failed'

/**
 * Makes a document that waits: claims it, draws it, signs it, keeps the file and opens it to its readers. Safe to run
 * twice at once: one claims, the other answers `taken`. A claim whose maker died is taken over after some minutes.
 */
export async function renderDocument(maker: DocumentMaker, documentId: string, draw: DrawPaper): Promise<{ outcome: RenderOutcome; error: unknown }> {
  const { clinic, now } = maker
  const document = await clinic.documents.find(documentId)
  if (!document || !mayClaim(document, now().toISOString())) return { outcome: 'not-waiting', error: null }
  const claimed = await claimFor(maker, document)
  if (!claimed) return { outcome: 'taken', error: null }
  try {
    const issuedAt = now().toISOString()
    const previous = await latestIssue(maker, claimed)
    const number = Math.max(claimed.number, (previous?.number ?? 0) + 1)
    const facts = await loadFacts(clinic, claimed, { number, issuedAt, appOrigin: maker.appOrigin })
    const { pdf, lines } = await draw(facts.paper)
    await issueDocument(maker, { document: { ...claimed, number }, facts, pdf, lines, issuedAt, previous })
    // Released while it was drawn: whoever released it found no paper to open yet.
    await openDocument(maker, claimed.id)
    return { outcome: 'issued', error: null }
  } catch (error) {
    await markFailed(maker, claimed, error)
    return { outcome: 'failed', error }
  }
}

async function claimFor({ clinic, now }: DocumentMaker, document: StoredDocument): Promise<StoredDocument | null> {
  const { about, people } = await loadReaders(clinic, document)
  try {
    return await clinic.transaction((tx) => tx.documents.save(claim(document, now().toISOString()), { about, people, verb: 'document.claimed' }))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record.changed-meanwhile') return null
    throw error
  }
}

/** The paper given out before about the same subject, which this one replaces. */
async function latestIssue({ clinic }: DocumentMaker, { id, kind, subjectId }: StoredDocument): Promise<StoredDocument | null> {
  if (subjectId === null) return null
  const { items } = await clinic.documents.list({ where: { subjectId }, orderBy: ['number', 'desc'], limit: 50 })
  return items.find((other) => other.id !== id && other.kind === kind && (other.status === 'ready' || other.status === 'superseded' || other.status === 'revoked')) ?? null
}

/** Says what kind of fault it was, never what the document says. */
async function markFailed({ clinic }: DocumentMaker, claimed: StoredDocument, error: unknown): Promise<void> {
  const { about, people } = await loadReaders(clinic, claimed)
  const reason = error instanceof Refusal ? error.code : error instanceof Error ? error.name : 'unknown fault'
  await clinic.transaction((tx) => {
    tx.documents.save(fail(claimed, `The document could not be made (${reason}).`), { about, people, verb: 'document.failed' })
    tx.auditTrail.append({ what: 'document.failed', purpose: 'operations', patientId: claimed.patientId, subjectTable: 'documents', subjectId: claimed.id, facts: { reason } })
  })
}
