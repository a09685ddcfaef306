import { renderPrescription } from '@/lib/documents/render-document'
import { documentFonts } from '../document-fonts'
import type { FunctionCall } from '../function-call'
import { makeDocuments } from '../make-documents'
import { openFunction } from '../open-function'

/** Prints prescriptions when they are asked for. */
export default function main(call: FunctionCall): Promise<unknown> {
  return makeDocuments(call, openFunction(call, 'render-prescription'), {
    kind: 'prescription',
    draw: (paper) => (paper.kind === 'prescription' ? renderPrescription(paper.content, documentFonts) : Promise.reject(new Error('This function prints prescriptions only.'))),
  })
}
