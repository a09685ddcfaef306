import type { AcknowledgeCriticalCallInput } from '@/lib/domain/lab/acknowledge-report.input'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'
import { settleNotices } from '@/lib/operations/messages/settle-notices'
import { benchPeople } from './bench-people'
import { openTasksAbout, stageAnswers } from './close-critical-calls'

/**
 * A doctor answers a critical value, before or after the report: the loop ends and the ladder stops.
 * @throws Refusal critical-call.wrong-state, record.not-found
 */
export async function acknowledgeCriticalCall(context: OperationContext, input: AcknowledgeCriticalCallInput): Promise<CriticalCall> {
  const { actor, clinic, now } = context
  const { about, data } = await patientInCare(context, input.patientId)
  const call = await data.criticalCalls.get(input.criticalCallId)
  if (call.patientId !== input.patientId || call.organisationId !== actor.organisationId) refuse('record.not-found')
  if (call.acknowledgedBy === actor.id && call.action === input.action) return call

  const [tasks, people] = await Promise.all([openTasksAbout(context, [call.id]), benchPeople(clinic, { organisationId: actor.organisationId, about })])
  const step = { by: actor.id, byName: actor.name, at: now().toISOString(), action: input.action }
  await clinic.transaction((tx) => stageAnswers(tx, { calls: [call], tasks, step, about, people }))
  await settleNotices(context, { subjectIds: [call.id] })
  return data.criticalCalls.get(call.id)
}
