import { renderLabReport } from '@/lib/documents/render-document'
import { openDocument } from '@/lib/operations/documents/open-document'
import { releaseReport } from '@/lib/operations/lab/release-report'
import { listAll } from '@/lib/operations/list-all'
import { documentFonts } from '../document-fonts'
import { eachByItself } from '../each-by-itself'
import { eventRow, type FunctionCall } from '../function-call'
import { makeDocuments } from '../make-documents'
import { openFunction, type OpenFunction } from '../open-function'

/**
 * Prints laboratory reports when they are asked for, opens them to the patient when the report is released, and, woken
 * by the clock, releases what may be shown by now and makes what was left waiting.
 */
export default async function main(call: FunctionCall): Promise<unknown> {
  const opened = openFunction(call, 'render-lab-report')
  const row = eventRow(call)
  if (row?.tableId === 'lab_reports') return openToPatient(call, opened, row)
  if (!row) await releaseDue(call, opened)
  return makeDocuments(call, opened, {
    kind: 'lab-report',
    draw: (paper) => (paper.kind === 'lab-report' ? renderLabReport(paper.content, documentFonts) : Promise.reject(new Error('This function prints laboratory reports only.'))),
  })
}

async function openToPatient({ res }: FunctionCall, opened: OpenFunction, row: { organisationId: string; columns: Record<string, unknown> }): Promise<unknown> {
  const { documentId, releasedAt } = row.columns
  if (typeof documentId !== 'string' || typeof releasedAt !== 'string') return res.empty()
  const isChanged = await openDocument({ clinic: opened.clinicOf(row.organisationId), files: opened.files }, documentId)
  return res.json({ opened: isChanged })
}

async function releaseDue(call: FunctionCall, opened: OpenFunction): Promise<void> {
  const held = await listAll(opened.readers.labReports, { releasedAt: null, status: ['final', 'amended', 'corrected', 'appended'] as const })
  await eachByItself(call, held, async ({ id, organisationId }) => {
    const isOpen = await releaseReport({ clinic: opened.clinicOf(organisationId), now: opened.now, newId: opened.newId }, id)
    if (isOpen) call.log(`Report ${id}: released`)
    return isOpen
  })
}
