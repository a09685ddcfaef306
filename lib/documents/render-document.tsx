import { renderToBuffer } from '@react-pdf/renderer'
import type { LabReportContent } from '@/lib/domain/files/lab-report.content'
import type { PrescriptionContent } from '@/lib/domain/files/prescription.content'
import { prepareFonts, type DocumentFonts } from './document-fonts'
import { labReportLines, prescriptionLines } from './document-lines'
import { LabReport } from './lab-report'
import { PrescriptionPaper } from './prescription'
import { printableDeep } from './printable'

/** A finished paper and the lines on it that a checker compares. */
export type Rendered = { pdf: Uint8Array; lines: string[] }

/** The laboratory report as PDF. Characters no font has are printed as their code, never dropped. */
export async function renderLabReport(content: LabReportContent, fonts: DocumentFonts): Promise<Rendered> {
  const shown = printableDeep(content, prepareFonts(fonts))
  return { pdf: await renderToBuffer(<LabReport content={shown} />), lines: labReportLines(shown) }
}

/** The prescription as PDF. */
export async function renderPrescription(content: PrescriptionContent, fonts: DocumentFonts): Promise<Rendered> {
  const shown = printableDeep(content, prepareFonts(fonts))
  return { pdf: await renderToBuffer(<PrescriptionPaper content={shown} />), lines: prescriptionLines(shown) }
}
