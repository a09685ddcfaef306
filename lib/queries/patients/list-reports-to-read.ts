import type { CriticalCall, LabReport } from '@/lib/domain/lab/order.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { patientsById } from '@/lib/queries/patients/patients-by-id'
import type { QueryContext } from '@/lib/queries/query'
import { waitingCallStatuses } from '@/lib/queries/visits/get-doctor-day'
import { worstFirst } from '@/lib/queries/visits/worst-first'

export type ReportsToRead = {
  waiting: (LabReport & { patient: Patient | null })[]
  /** Acknowledged lately, newest first. */
  done: (LabReport & { patient: Patient | null })[]
  criticals: (CriticalCall & { patient: Patient | null })[]
}

/** The results inbox: what waits for this doctor, worst first, or for anybody at the clinic. */
export async function listReportsToRead({ actor, data }: QueryContext, whose: 'mine' | 'clinic'): Promise<ReportsToRead> {
  const own = { organisationId: actor.organisationId }
  const issued = ['partial', 'preliminary', 'final', 'amended', 'corrected', 'appended'] as const
  const [reports, criticals] = await Promise.all([
    whose === 'mine'
      ? data.labReports.list({ where: { orderedBy: actor.id, ...own }, orderBy: ['issuedAt', 'desc'], limit: 100 })
      : data.labReports.list({ where: { ...own, status: issued }, orderBy: ['issuedAt', 'desc'], limit: 100 }),
    data.criticalCalls.list({ where: { ...own, status: waitingCallStatuses }, orderBy: ['callByAt', 'asc'], limit: 50 }),
  ])
  const shown = reports.items.filter((report) => report.issuedAt !== null && report.status !== 'entered-in-error')
  const patients = await patientsById(data, [...shown, ...criticals.items].map((record) => record.patientId))
  const withPatient = <R extends { patientId: string }>(record: R) => ({ ...record, patient: patients.get(record.patientId) ?? null })
  return {
    waiting: worstFirst(shown.filter((report) => report.acknowledgedAt === null)).map(withPatient),
    done: shown.filter((report) => report.acknowledgedAt !== null).slice(0, 20).map(withPatient),
    criticals: criticals.items.filter((call) => whose === 'clinic' || call.orderedBy === actor.id).map(withPatient),
  }
}
