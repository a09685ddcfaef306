import type { AcknowledgeReportInput } from '@/lib/domain/lab/acknowledge-report.input'
import type { LabReport } from '@/lib/domain/lab/order.schema'
import { acknowledgeReport as acknowledge } from '@/lib/domain/lab/report.states'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { settleNotices } from '@/lib/operations/messages/settle-notices'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'
import { benchPeople } from './bench-people'
import { awaitsAnswer, openTasksAbout, stageAnswers } from './close-critical-calls'
import { releaseReport } from './release-report'

/**
 * A doctor has seen the report and says what was done. Critical values on it are answered with the same action.
 * @throws Refusal lab-report.not-issued, lab-report.acknowledged-already, critical-call.action-needed, record.not-found
 */
export async function acknowledgeReport(context: OperationContext, input: AcknowledgeReportInput): Promise<LabReport> {
  const { actor, clinic, now } = context
  const { about, data } = await patientInCare(context, input.patientId)
  const report = await data.labReports.get(input.reportId)
  if (report.patientId !== input.patientId || report.organisationId !== actor.organisationId) refuse('record.not-found')
  // Pressing the button twice is one answer.
  if (report.acknowledgedBy === actor.id && report.acknowledgementAction === input.action) return report

  const step = { by: actor.id, byName: actor.name, at: now().toISOString(), action: input.action }
  const seen = acknowledge(report, { ...step, note: input.note })
  const { items } = await data.criticalCalls.list({ where: { patientId: report.patientId }, limit: 100 })
  const calls = items.filter((call) => call.orderId === report.orderId && awaitsAnswer(call))
  if (calls.length > 0 && input.action === 'no-action-needed') refuse('critical-call.action-needed', { field: 'action' })
  const [tasks, people] = await Promise.all([openTasksAbout(context, [report.id, ...calls.map((call) => call.id)]), benchPeople(clinic, { organisationId: actor.organisationId, about })])

  const acknowledged = await clinic.transaction((tx) => {
    const saved = tx.labReports.save(seen, { about, people: [...people, report.orderedBy], verb: 'lab-report.acknowledged' })
    tx.auditTrail.append({ what: 'lab-report.acknowledged', patientId: report.patientId, subjectTable: 'lab_reports', subjectId: report.id, facts: { action: input.action } })
    stageAnswers(tx, { calls, tasks, step, about, people })
    tx.doorbell.ring('lab-report.acknowledged', report.orderId, about)
    return saved
  })
  await settleNotices(context, { subjectIds: [report.id, ...calls.map((call) => call.id)] })
  // What waited for a clinician's eye may now be shown to the patient; a second press or the clock repeats this safely.
  await releaseReport(context, report.id)
  return acknowledged
}
