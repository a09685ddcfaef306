import { renderLabReport } from '@/lib/documents/render-document'
import { openDocument } from '@/lib/operations/documents/open-document'
import { releaseReport } from '@/lib/operations/lab/release-report'
import { documentFonts } from '../document-fonts'
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

async function releaseDue({ log }: FunctionCall, opened: OpenFunction): Promise<void> {
  const { items } = await opened.readers.labReports.list({ where: { releasedAt: null, status: ['final', 'amended', 'corrected', 'appended'] }, limit: 100 })
  for (const report of items) {
    const isOpen = await releaseReport({ clinic: opened.clinicOf(report.organisationId), now: opened.now, newId: opened.newId }, report.id)
    if (isOpen) log(`Report ${report.id}: released`)
  }
}
