import type { Organisation } from '../admin/organisation.schema'
import type { LabOrder, LabReport, LabResult, ResultFlagCode, Specimen } from '../lab/order.schema'
import { shownValue } from '../lab/result.entry'
import type { Patient } from '../patients/patient.schema'

export type LabReportRow = {
  name: string
  value: string
  unit: string
  flag: ResultFlagCode | null
  rangeText: string
  comment: string | null
  /** The value before a correction, with its unit. */
  before: string | null
}

/** Everything the paper shows. Instants stay instants: the template prints them in the clinic's zone. */
export type LabReportContent = {
  organisation: Pick<Organisation, 'name' | 'address' | 'phone' | 'timeZone' | 'isDemo'>
  patient: Pick<Patient, 'familyName' | 'givenName' | 'title' | 'mrn' | 'bornOn' | 'sex'>
  title: string
  accession: string
  number: number
  /** A word printed as a banner: something is not final, or was changed after it was given out. */
  banner: 'preliminary' | 'corrected' | 'amended' | null
  rows: LabReportRow[]
  comment: string | null
  orderedByName: string
  collectedAt: string | null
  receivedAt: string | null
  verifiedAt: string | null
  verifiedByName: string | null
  issuedAt: string
  code: string
  verifyUrl: string
}

type Sources = {
  organisation: Organisation
  patient: Patient
  order: LabOrder
  report: LabReport
  results: readonly LabResult[]
  specimens: readonly Specimen[]
  issuedAt: string
  code: string
  verifyUrl: string
}

const shown = new Set<LabResult['status']>(['verified', 'corrected', 'amended'])

/** Puts a report together from its records. Only what was verified is printed; what was cancelled is said, not left out. */
export function labReportContent({ organisation, patient, order, report, results, specimens, issuedAt, code, verifyUrl }: Sources): LabReportContent {
  const printed = results.filter((result) => shown.has(result.status)).toSorted((a, b) => a.position - b.position)
  const verified = printed.map((result) => result.verifiedAt).filter((at) => at !== null).toSorted()
  return {
    organisation, patient, title: report.title, accession: report.accession, number: report.number, banner: bannerOf(report), rows: [...printed.map(rowOf), ...results.filter((result) => result.status === 'cancelled').map(cancelledRow)],
    comment: report.comment, orderedByName: order.orderedByName, collectedAt: earliest(specimens.map((one) => one.collectedAt)), receivedAt: earliest(specimens.map((one) => one.receivedAt)),
    verifiedAt: verified.at(-1) ?? null, verifiedByName: [...new Set(printed.map((result) => result.verifiedByName).filter((name) => name !== null))].join(', ') || report.verifiedByName, issuedAt, code, verifyUrl,
  }
}

function bannerOf({ status }: LabReport): LabReportContent['banner'] {
  if (status === 'corrected') return 'corrected'
  if (status === 'amended' || status === 'appended') return 'amended'
  return status === 'final' ? null : 'preliminary'
}

const rowOf = (result: LabResult): LabReportRow => ({
  name: result.testName, value: shownValue(result) || 'Not done', unit: result.unit ?? '', flag: result.flag, rangeText: result.rangeText ?? '', comment: result.comment,
  before: result.correctionOf ? `${result.correctionOf.value} ${result.correctionOf.unit}`.trim() : null,
})

const cancelledRow = (result: LabResult): LabReportRow => ({ name: result.testName, value: 'Not done', unit: '', flag: null, rangeText: '', comment: result.returnReason, before: null })

const earliest = (instants: readonly (string | null)[]): string | null => instants.filter((at) => at !== null).toSorted()[0] ?? null

/** The word beside a value that is out of its range. Unknown is said, never left blank. */
export const flagWords: Record<ResultFlagCode, string> = { LL: 'Critical low', L: 'Low', N: '', H: 'High', HH: 'Critical high', A: 'Abnormal', unknown: 'Not judged' }
