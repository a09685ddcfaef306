import { refuse } from '@/lib/errors/refusals'
import { newestIssued } from '@/lib/domain/files/document.states'
import type { QueryContext } from '../query'

/**
 * One released report of the signed-in patient with its results and its signed document.
 * @throws Refusal record.not-found for a report of somebody else, or one not released yet
 */
export async function getOwnReport({ actor, data }: QueryContext, reportId: string) {
  const report = await data.labReports.get(reportId)
  if (report.patientId !== actor.patientId) refuse('record.not-found')
  const [results, order, documents, history] = await Promise.all([
    data.labResults.list({ where: { orderId: report.orderId }, orderBy: ['position', 'asc'], limit: 100 }),
    data.labOrders.find(report.orderId),
    data.documents.list({ where: { subjectId: report.id }, orderBy: ['number', 'desc'], limit: 5 }),
    data.labResults.list({ where: { patientId: report.patientId }, orderBy: ['collectedAt', 'desc'], limit: 200 }),
  ])
  return { report, order, results: results.items, history: history.items, document: newestIssued(documents.items) }
}

export type OwnReport = Awaited<ReturnType<typeof getOwnReport>>
