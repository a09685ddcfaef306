import { randomBytes } from 'node:crypto'
import type { Transaction } from '@/lib/data/transaction'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { documentCode } from '@/lib/domain/files/document-code'
import { expandOrder, findPanel } from '@/lib/domain/lab/catalogue'
import type { LabReport, LabResult } from '@/lib/domain/lab/order.schema'
import { complete, isEveryTestDone } from '@/lib/domain/lab/order.states'
import { deriveReportStatus, oppositeFlag, worstFlag } from '@/lib/domain/lab/report.states'
import type { Fresh } from '@/lib/domain/record'
import type { OperationContext } from '../operation'
import type { OrderInHand } from './order-in-hand'

type Reporting = { context: OperationContext; hand: OrderInHand; results: readonly LabResult[]; before: LabReport | null; at: string; comment: string | null }

const shown = (result: LabResult) => ['verified', 'corrected', 'amended'].includes(result.status)

/**
 * Saves the report of an order as its tests now stand. When the last test is done the order is closed and the signed
 * document is asked for. The patient's copy waits until every value may be shown.
 */
export function stageReport(tx: Transaction, { context, hand, results, before, at, comment }: Reporting): LabReport {
  const { actor, newId } = context
  const { order, patient, about, people } = hand
  const kept = before ?? { status: null, comment: null, documentId: null }
  const status = deriveReportStatus(results, { before: kept.status })
  const isDone = isEveryTestDone(results)
  const isOpenToPatient = isDone && isEveryValueOpen(results)
  const documentId = isDone ? newId() : kept.documentId
  const flags = results.filter(shown).map((result) => result.flag)
  const facts = { status, worstFlag: worstFlag(flags), oppositeFlag: oppositeFlag(flags), verifiedBy: actor.id, verifiedByName: actor.name, issuedAt: at, releasedAt: isOpenToPatient ? at : null, documentId, ...(comment && { comment }) }
  const toPatient = isOpenToPatient ? about : { ...about, userId: null }
  const readership = { about, people: [...people, order.orderedBy], verb: 'lab-report.issued' }
  const report = before ? tx.labReports.save({ ...before, ...facts }, readership) : tx.labReports.create({ ...firstReport(hand, newId()), ...facts }, readership)
  if (isDone) {
    tx.labOrders.save(complete(order, { results }), { about, people, verb: 'lab-order.completed' })
    tx.documents.create(documentFor(report, { id: documentId!, issuedBy: actor.id }), { about, people: readership.people, verb: 'document.requested' })
  }
  const notify = ({ userId, level, words, link }: { userId: string; level: 'to-do' | 'information'; words: string; link: string }) =>
    tx.inbox.tell({ userId, level, kind: 'lab-report.issued', words, link, patientId: order.patientId, subjectId: report.id })
  notify({ userId: order.orderedBy, level: 'to-do', words: 'A laboratory report waits for you.', link: `/doctor/patients/${order.patientId}/results/${report.id}` })
  if (isOpenToPatient && patient.userId) notify({ userId: patient.userId, level: 'information', words: 'You have a new result.', link: `/portal/results/${report.id}` })
  tx.auditTrail.append({ what: 'lab-report.issued', patientId: order.patientId, subjectTable: 'lab_reports', subjectId: report.id, facts: { status, results: results.filter(shown).length, openToPatient: isOpenToPatient } })
  tx.doorbell.ring('lab-result.verified', order.id, { ...about, userId: null }, people)
  tx.doorbell.ring('lab-report.issued', report.id, toPatient, readership.people)
  return report
}

const isEveryValueOpen = (results: readonly LabResult[]) => results.filter(shown).every((result) => result.releasedAt !== null)

type Unsaid = 'status' | 'worstFlag' | 'oppositeFlag' | 'verifiedBy' | 'verifiedByName' | 'issuedAt' | 'releasedAt' | 'documentId'

function firstReport(hand: OrderInHand, id: string): Omit<Fresh<LabReport>, Unsaid> {
  const { organisationId, patientId, patientName, id: orderId, accession, orderedBy } = hand.order
  return { id, organisationId, patientId, patientName, orderId, accession, title: titleOf(hand), number: 1, orderedBy, comment: null, acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, acknowledgementAction: null, acknowledgementNote: null }
}

/** The paper that is asked for: a function draws, signs and keeps it. */
function documentFor(report: LabReport, { id, issuedBy }: { id: string; issuedBy: string }): Fresh<StoredDocument> {
  return {
    id, organisationId: report.organisationId, patientId: report.patientId, kind: 'lab-report', title: report.title, subjectTable: 'lab_reports', subjectId: report.id, status: 'queued', number: report.number,
    bucketId: null, fileId: null, fileName: null, mimeType: null, sizeBytes: null, sha256: null, code: documentCode(randomBytes(16)), claims: null, keyId: null, signature: null, issuedBy, issuedAt: null, claimedAt: null, failure: null, revocation: null, supersedes: null, uploadedBy: null,
  }
}

/** The panels by name, or the single tests. */
function titleOf({ order }: OrderInHand): string {
  const panels = order.panelCodes.map((code) => findPanel(code)?.name ?? code)
  const rest = order.testKeys.filter((key) => !order.panelCodes.some((code) => findPanel(code)?.members.includes(key)))
  return [...panels, ...(rest.length > 0 ? expandOrder(rest).map((test) => test.name) : [])].join(', ').slice(0, 160)
}
