import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { findWaitingDocuments } from '@/lib/operations/documents/find-waiting-documents'
import { renderDocument, type DrawPaper } from '@/lib/operations/documents/render-document'
import { eventRow, type FunctionCall } from './function-call'
import type { OpenFunction } from './open-function'

/** Makes the document whose creation woke the function, or, woken by the clock, those that were left waiting. */
export async function makeDocuments(call: FunctionCall, opened: OpenFunction, { kind, draw }: { kind: StoredDocument['kind']; draw: DrawPaper }): Promise<unknown> {
  const row = eventRow(call)
  if (row && row.columns.kind !== kind) return call.res.empty()
  const waiting = row ? [{ id: row.id, organisationId: row.organisationId }] : await findWaitingDocuments(opened.readers, kind, opened.now())
  const outcomes: Record<string, number> = {}
  for (const { id, organisationId } of waiting) {
    const { outcome, error } = await renderDocument(opened.makerOf(organisationId), id, draw)
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    call.log(`Document ${id}: ${outcome}`)
    // The stack names our own code; a message could repeat what the document says.
    if (error instanceof Error) call.error(error.name, ...(error.stack ?? '').split('\n').slice(1, 6))
  }
  return call.res.json(outcomes, outcomes.failed ? 500 : 200)
}
