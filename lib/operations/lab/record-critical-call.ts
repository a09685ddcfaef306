import { recordAttempt } from '@/lib/domain/lab/critical-call.states'
import type { CallAttempt, CriticalCall } from '@/lib/domain/lab/order.schema'
import type { RecordCriticalCallInput } from '@/lib/domain/lab/record-critical-call.input'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { orderInHand } from './order-in-hand'

/**
 * Writes down one attempt to tell a clinician about a critical value, with its read-back.
 * @throws Refusal critical-call.wrong-state, critical-call.recipient-needed, record.not-found
 */
export async function recordCriticalCall(context: OperationContext, input: RecordCriticalCallInput): Promise<CriticalCall> {
  const { actor, now } = context
  const call = await context.data.criticalCalls.get(input.criticalCallId)
  if (call.organisationId !== actor.organisationId) refuse('record.not-found')
  const { about, people } = await orderInHand(context, call.orderId)
  const at = now().toISOString()
  const attempt = { at, by: actor.id, byName: actor.name, person: input.person, role: input.role, channel: input.channel, reached: input.reached === 'yes', readBack: input.readBack === 'yes', note: input.note }
  if (isSentAgain(call.attempts.at(-1), attempt)) return call
  const told = recordAttempt(call, attempt)
  return context.clinic.transaction((tx) => {
    const saved = tx.criticalCalls.save(told, { about, people: [...people, call.orderedBy], verb: 'critical-call.recorded' })
    tx.auditTrail.append({ what: 'critical-call.recorded', patientId: call.patientId, subjectTable: 'critical_calls', subjectId: call.id, facts: { reached: input.reached, readBack: input.readBack, channel: input.channel, attempts: saved.attempts.length } })
    tx.doorbell.ring('critical-call.changed', call.id, about, [...people, call.orderedBy])
    return saved
  })
}

/** One telephone call takes longer than this: the same words within it are the same press, sent twice. */
const samePressSeconds = 30

function isSentAgain(last: CallAttempt | undefined, attempt: CallAttempt): boolean {
  if (!last || Date.parse(attempt.at) - Date.parse(last.at) > samePressSeconds * 1000) return false
  return (['by', 'person', 'role', 'channel', 'reached', 'readBack', 'note'] as const).every((part) => last[part] === attempt[part])
}
