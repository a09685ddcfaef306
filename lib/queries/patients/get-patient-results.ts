import type { CriticalCall, LabOrder, LabReport, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import type { QueryContext } from '@/lib/queries/query'
import { waitingCallStatuses } from '@/lib/queries/visits/get-doctor-day'

export type PatientResults = {
  orders: LabOrder[]
  reports: LabReport[]
  /** Released results, newest first. Unverified values are not readable here at all. */
  results: LabResult[]
  specimens: Specimen[]
  criticals: CriticalCall[]
}

/** Orders with their state, reports, and the released values of one person. Five reads. */
export async function getPatientResults({ data }: Pick<QueryContext, 'data'>, patientId: string): Promise<PatientResults> {
  const [orders, reports, results, specimens, criticals] = await Promise.all([
    data.labOrders.list({ where: { patientId }, orderBy: ['signedAt', 'desc'], limit: 40 }),
    data.labReports.list({ where: { patientId }, orderBy: ['issuedAt', 'desc'], limit: 40 }),
    data.labResults.list({ where: { patientId }, orderBy: ['collectedAt', 'desc'], limit: 300 }),
    data.specimens.list({ where: { patientId }, orderBy: ['createdAt', 'desc'], limit: 100 }),
    data.criticalCalls.list({ where: { patientId }, orderBy: ['createdAt', 'desc'], limit: 50 }),
  ])
  return {
    orders: orders.items.filter((order) => !['draft', 'entered-in-error'].includes(order.status)),
    reports: reports.items.filter((report) => report.status !== 'entered-in-error'),
    results: results.items.filter((result) => ['verified', 'corrected', 'amended'].includes(result.status)),
    specimens: specimens.items,
    criticals: criticals.items.filter((call) => waitingCallStatuses.includes(call.status)),
  }
}
