import type { LabReport, LabResult } from '@/lib/domain/lab/order.schema'
import { releaseTo } from '@/lib/domain/lab/release.policy'
import type { Clinic } from '@/lib/data/clinic'
import { benchPeople } from './bench-people'
import { aboutOf } from '../patients/patient-in-care'

type Releasing = { clinic: Clinic; now: () => Date; newId: () => string }

/** Twenty results with their history leave room for the report, its document and the witnesses. */
const mostInOneTransaction = 20

/**
 * Opens to the patient what may be shown now: after a clinician has answered, or when the waiting time is over. Safe to
 * run as often as wanted; a report already open stays as it is.
 * @returns whether the whole report is open to the patient now
 */
export async function releaseReport({ clinic, now, newId }: Releasing, reportId: string): Promise<boolean> {
  const report = await clinic.labReports.get(reportId)
  if (report.releasedAt) return true
  const [patient, results] = await Promise.all([clinic.patients.get(report.patientId), clinic.labResults.list({ where: { orderId: report.orderId }, limit: 100 })])
  const about = aboutOf(patient)
  // The patient's release takes nothing from the bench or from whoever ordered a restricted patient's tests.
  const people = about.isRestricted ? [...(await benchPeople(clinic, { organisationId: report.organisationId, about })), report.orderedBy] : []
  const at = now().toISOString()
  const shown = results.items.filter((result) => ['verified', 'corrected', 'amended'].includes(result.status))
  const due = shown.filter((result) => result.releasedAt === null && mayShow(result, report, at))
  const isWhole = shown.length > 0 && shown.every((result) => result.releasedAt !== null || due.includes(result)) && ['final', 'amended', 'corrected', 'appended'].includes(report.status)
  for (let from = 0; from < due.length; from += mostInOneTransaction) {
    await clinic.transaction((tx) => due.slice(from, from + mostInOneTransaction).forEach((result) => tx.labResults.save({ ...result, releasedAt: at }, { about, people, verb: 'lab-result.released' })))
  }
  if (!isWhole) return false
  await clinic.transaction((tx) => {
    tx.labReports.save({ ...report, releasedAt: at }, { about, people, verb: 'lab-report.released' })
    if (patient.userId) tx.inbox.tell({ userId: patient.userId, level: 'information', kind: 'lab-report.released', words: 'You have a new result.', link: `/portal/results/${report.id}`, patientId: patient.id, subjectId: report.id })
    tx.auditTrail.append({ what: 'lab-report.released', patientId: report.patientId, subjectTable: 'lab_reports', subjectId: report.id, facts: { results: shown.length } })
    tx.doorbell.ring('lab-report.released', report.id, about)
  })
  return true
}

const mayShow = (result: LabResult, report: LabReport, at: string): boolean => releaseTo({ result, reviewedAt: report.acknowledgedAt, wantsImmediate: false, at }).sees === 'value'
