import type { About } from '@/lib/access/row-readers'
import type { Clinic } from '@/lib/data/clinic'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { labReportContent, type LabReportContent } from '@/lib/domain/files/lab-report.content'
import { prescriptionContent, type PrescriptionContent } from '@/lib/domain/files/prescription.content'
import type { Patient } from '@/lib/domain/patients/patient.schema'

/** What the paper of a document is made from. */
export type PaperContent = { kind: 'lab-report'; content: LabReportContent } | { kind: 'prescription'; content: PrescriptionContent }

export type DocumentFacts = { patient: Patient; readers: DocumentReaders; paper: PaperContent; issuer: string; fileName: string; bucketId: string }

/** Who may read a document: its patient once it is released, staff who may read documents, and single people. */
export type DocumentReaders = { about: About; people: string[] }

type Printing = { number: number; issuedAt: string; appOrigin: string }

/**
 * Loads what a document says, as its records stand now.
 * @throws Error for a kind of document that is uploaded, not printed
 */
export function loadFacts(clinic: Clinic, document: StoredDocument, printing: Printing): Promise<DocumentFacts> {
  if (document.kind === 'lab-report') return labReportFacts(clinic, document, printing)
  if (document.kind === 'prescription') return prescriptionFacts(clinic, document, printing)
  throw new Error(`Documents of the kind ${document.kind} are not printed.`)
}

/** The patient and the readers alone. */
export async function loadReaders(clinic: Clinic, document: StoredDocument): Promise<DocumentReaders & { patient: Patient }> {
  const patient = await clinic.patients.get(document.patientId ?? '')
  const report = document.kind === 'lab-report' && document.subjectId ? await clinic.labReports.find(document.subjectId) : null
  const isOpen = document.kind !== 'lab-report' || (report !== null && report.releasedAt !== null)
  const people = [document.issuedBy, report?.orderedBy].filter((id): id is string => typeof id === 'string')
  return { patient, about: { userId: isOpen ? patient.userId : null, isRestricted: patient.isRestricted }, people: [...new Set(people)] }
}

async function labReportFacts(clinic: Clinic, document: StoredDocument, printing: Printing): Promise<DocumentFacts> {
  const [{ patient, ...readers }, report, organisation] = await Promise.all([loadReaders(clinic, document), clinic.labReports.get(document.subjectId ?? ''), clinic.organisations.get(document.organisationId)])
  const [order, results, specimens] = await Promise.all([
    clinic.labOrders.get(report.orderId), clinic.labResults.list({ where: { orderId: report.orderId }, limit: 200 }), clinic.specimens.list({ where: { orderId: report.orderId }, limit: 50 }),
  ])
  const content = labReportContent({ organisation, patient, order, report: { ...report, number: printing.number }, results: results.items, specimens: specimens.items, ...paperFacts(document, printing) })
  return { patient, readers, paper: { kind: 'lab-report', content }, issuer: organisation.name, fileName: `laboratory-report-${report.accession}-${printing.number}.pdf`, bucketId: 'lab-reports' }
}

async function prescriptionFacts(clinic: Clinic, document: StoredDocument, printing: Printing): Promise<DocumentFacts> {
  const [{ patient, ...readers }, prescription, organisation] = await Promise.all([loadReaders(clinic, document), clinic.prescriptions.get(document.subjectId ?? ''), clinic.organisations.get(document.organisationId)])
  const items = await clinic.prescriptionItems.list({ where: { prescriptionId: prescription.id }, limit: 50 })
  const content = prescriptionContent({ organisation, patient, prescription, items: items.items, version: printing.number, ...paperFacts(document, printing) })
  const people = [...new Set([...readers.people, prescription.prescriberId])]
  return { patient, readers: { ...readers, people }, paper: { kind: 'prescription', content }, issuer: organisation.name, fileName: `prescription-${prescription.number}-${printing.number}.pdf`, bucketId: 'patient-documents' }
}

const paperFacts = ({ code }: StoredDocument, { issuedAt, appOrigin }: Printing) => ({ issuedAt, code, verifyUrl: `${appOrigin}/verify/${code}` })
