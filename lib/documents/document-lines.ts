import { flagWords, type LabReportContent } from '@/lib/domain/files/lab-report.content'
import type { PrescriptionContent } from '@/lib/domain/files/prescription.content'
import { displayUnit } from '@/lib/format/units'
import { valueText } from './flag-text'

/** The lines a checker compares with the paper, in its order and its words. */
export function labReportLines({ rows, accession, banner }: LabReportContent): string[] {
  const head = [`Report ${accession}`, ...(banner === null ? [] : [`${banner[0]?.toUpperCase()}${banner.slice(1)} report`])]
  return [...head, ...rows.map((row) => [`${row.name}:`, valueText(row.value), displayUnit(row.unit), row.flag ? flagWords[row.flag] : ''].filter((part) => part !== '').join(' '))]
}

/** The same for a prescription: number, prescriber, then a line for each medicine with its quantity and refills. */
export const prescriptionLines = ({ number, items, prescriberName }: PrescriptionContent): string[] => [
  `Prescription ${number}`, `Prescriber: ${prescriberName}`, ...items.map((item) => `${item.line}. Quantity ${item.quantity}. ${item.refills}.`),
]
