import type { CriticalCall, LabOrder, LabReport, LabResult } from '@/lib/domain/lab/order.schema'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import type { QueryContext } from '@/lib/queries/query'
import { waitingCallStatuses } from '@/lib/queries/visits/get-doctor-day'

export type ReportToRead = {
  report: LabReport
  order: LabOrder | null
  results: LabResult[]
  /** Earlier released values of the same tests, oldest first, by test. */
  history: Record<string, LabResult[]>
  criticals: CriticalCall[]
  document: StoredDocument | null
}

/** One report with its values, what they were before, and the critical values that still wait. */
export async function getReportToRead({ data }: Pick<QueryContext, 'data'>, report: LabReport): Promise<ReportToRead> {
  const [order, results, earlier, criticals, document] = await Promise.all([
    data.labOrders.find(report.orderId),
    data.labResults.list({ where: { orderId: report.orderId }, orderBy: ['position', 'asc'], limit: 100 }),
    data.labResults.list({ where: { patientId: report.patientId }, orderBy: ['collectedAt', 'desc'], limit: 400 }),
    data.criticalCalls.list({ where: { patientId: report.patientId }, orderBy: ['createdAt', 'desc'], limit: 50 }),
    report.documentId ? data.documents.find(report.documentId) : null,
  ])
  const isReleased = (result: LabResult) => ['verified', 'corrected', 'amended'].includes(result.status)
  const released = results.items.filter(isReleased)
  const history = Object.fromEntries(released.map((result) => [result.testKey, earlier.items.filter((one) => one.testKey === result.testKey && isReleased(one)).toReversed()]))
  return { report, order, document, results: released, history, criticals: criticals.items.filter((call) => call.orderId === report.orderId && waitingCallStatuses.includes(call.status)) }
}
