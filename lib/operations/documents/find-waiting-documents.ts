import type { Readers } from '@/lib/data/reader'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { mayClaim } from '@/lib/domain/files/document.states'

/** A document that failed this often (two saves an attempt) waits for a person. */
const mostVersions = 20
const atOnce = 10

/** Documents of one kind that should have been made by now: missed, failed, or left by a maker that died. */
export async function findWaitingDocuments(readers: Pick<Readers, 'documents'>, kind: StoredDocument['kind'], now: Date): Promise<StoredDocument[]> {
  const before = new Date(now.getTime() - 60_000).toISOString()
  const { items } = await readers.documents.list({ where: { status: ['queued', 'rendering', 'failed'], updatedAt: { below: before }, kind, version: { below: mostVersions } }, orderBy: ['updatedAt', 'asc'], limit: 100 })
  return items.filter((document) => mayClaim(document, now.toISOString())).slice(0, atOnce)
}
