import type { AcknowledgeReportInput } from '@/lib/domain/lab/acknowledge-report.input'
import type { CriticalCall, LabReport } from '@/lib/domain/lab/order.schema'
import { acknowledgeReport as acknowledge } from '@/lib/domain/lab/report.states'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { settleNotices } from '@/lib/operations/messages/settle-notices'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'
import { transactionParts } from '@/lib/operations/transaction-parts'
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
  // Pressing the button twice is one answer; the second press finishes what the first may have been cut off from.
  if (report.acknowledgedBy === actor.id && report.acknowledgementAction === input.action) {
    await finish(context, report, [])
    return report
  }

  const step = { by: actor.id, byName: actor.name, at: now().toISOString(), action: input.action }
  const seen = acknowledge(report, { ...step, note: input.note })
  const { items } = await data.criticalCalls.list({ where: { patientId: report.patientId }, orderBy: ['createdAt', 'desc'], limit: 100 })
  const calls = items.filter((call) => call.orderId === report.orderId && awaitsAnswer(call))
  if (calls.length > 0 && input.action === 'no-action-needed') refuse('critical-call.action-needed', { field: 'action' })
  const [tasks, people] = await Promise.all([openTasksAbout(context, [report.id, ...calls.map((call) => call.id)]), benchPeople(clinic, { organisationId: actor.organisationId, about })])
  const tasksAbout = (ids: readonly string[]) => tasks.filter((task) => ids.includes(task.subjectId ?? ''))
  const idsOf = (some: readonly CriticalCall[]) => some.map((call) => call.id)
  // A call with its history, audit line and ring, and the same of each task. More than one transaction holds are answered first.
  const parts = transactionParts(calls, (call) => 4 + 3 * tasksAbout([call.id]).length)
  for (const part of parts.slice(0, -1)) await clinic.transaction((tx) => stageAnswers(tx, { calls: part, tasks: tasksAbout(idsOf(part)), step, about, people }))

  const last = parts.at(-1) ?? []
  const acknowledged = await clinic.transaction((tx) => {
    const saved = tx.labReports.save(seen, { about, people: [...people, report.orderedBy], verb: 'lab-report.acknowledged' })
    tx.auditTrail.append({ what: 'lab-report.acknowledged', patientId: report.patientId, subjectTable: 'lab_reports', subjectId: report.id, facts: { action: input.action } })
    stageAnswers(tx, { calls: last, tasks: tasksAbout([report.id, ...idsOf(last)]), step, about, people })
    tx.doorbell.ring('lab-report.acknowledged', report.orderId, about)
    return saved
  })
  await finish(context, report, idsOf(calls))
  return acknowledged
}

/** What waited for a clinician's eye may now be shown to the patient; the clock repeats this safely. */
async function finish(context: OperationContext, report: LabReport, callIds: readonly string[]): Promise<void> {
  await settleNotices(context, { subjectIds: [report.id, ...callIds] })
  await releaseReport(context, report.id)
}
