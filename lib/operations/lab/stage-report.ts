import { randomBytes } from 'node:crypto'
import type { Transaction } from '@/lib/data/transaction'
import { documentCode } from '@/lib/domain/files/document-code'
import { expandOrder, findPanel } from '@/lib/domain/lab/catalogue'
import type { LabReport, LabResult } from '@/lib/domain/lab/order.schema'
import { complete, isEveryTestDone } from '@/lib/domain/lab/order.states'
import { deriveReportStatus, worstFlag } from '@/lib/domain/lab/report.states'
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
  const status = deriveReportStatus(results, { before: before?.status ?? null })
  const isDone = isEveryTestDone(results)
  const isOpenToPatient = isDone && results.filter(shown).every((result) => result.releasedAt !== null)
  const documentId = isDone ? newId() : (before?.documentId ?? null)
  const facts = { status, worstFlag: worstFlag(results.filter(shown).map((result) => result.flag)), verifiedBy: actor.id, verifiedByName: actor.name, issuedAt: at, releasedAt: isOpenToPatient ? at : null, comment: comment ?? before?.comment ?? null, documentId }
  const readership = { about, people: [...people, order.orderedBy], verb: 'lab-report.issued' }
  const report = before
    ? tx.labReports.save({ ...before, ...facts }, readership)
    : tx.labReports.create({ id: newId(), organisationId: order.organisationId, patientId: order.patientId, patientName: order.patientName, orderId: order.id, accession: order.accession, title: titleOf(hand), number: 1, orderedBy: order.orderedBy, acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, acknowledgementAction: null, acknowledgementNote: null, ...facts }, readership)
  if (isDone) {
    tx.labOrders.save(complete(order, { results }), { about, people, verb: 'lab-order.completed' })
    tx.documents.create({
      id: documentId!, organisationId: order.organisationId, patientId: order.patientId, kind: 'lab-report', title: report.title, subjectTable: 'lab_reports', subjectId: report.id, status: 'queued', number: report.number,
      bucketId: null, fileId: null, fileName: null, mimeType: null, sizeBytes: null, sha256: null, code: documentCode(randomBytes(16)), claims: null, keyId: null, signature: null, issuedBy: actor.id, issuedAt: null, claimedAt: null, failure: null, supersedes: null, uploadedBy: null,
    }, { about, people: readership.people, verb: 'document.requested' })
  }
  const notify = (userId: string, level: 'to-do' | 'information', words: string, link: string) =>
    tx.notifications.create({ id: newId(), organisationId: order.organisationId, userId, level, kind: 'lab-report.issued', words, link, patientId: order.patientId, subjectId: report.id, at, readAt: null, doneAt: null }, { verb: 'notification.added' })
  notify(order.orderedBy, 'to-do', 'A laboratory report waits for you.', `/doctor/patients/${order.patientId}/results/${report.id}`)
  if (isOpenToPatient && patient.userId) notify(patient.userId, 'information', 'You have a new result.', `/portal/results/${report.id}`)
  tx.auditTrail.append({ what: 'lab-report.issued', patientId: order.patientId, subjectTable: 'lab_reports', subjectId: report.id, facts: { status, results: results.filter(shown).length, openToPatient: isOpenToPatient } })
  tx.doorbell.ring('lab-result.verified', order.id, { ...about, userId: null }, people)
  tx.doorbell.ring('lab-report.issued', report.id, isOpenToPatient ? about : { ...about, userId: null }, [...people, order.orderedBy])
  return report
}

/** The panels by name, or the single tests. */
function titleOf({ order }: OrderInHand): string {
  const panels = order.panelCodes.map((code) => findPanel(code)?.name ?? code)
  const rest = order.testKeys.filter((key) => !order.panelCodes.some((code) => findPanel(code)?.members.includes(key)))
  return [...panels, ...(rest.length > 0 ? expandOrder(rest).map((test) => test.name) : [])].join(', ').slice(0, 160)
}
