import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import { dismiss, nextStates } from '@/lib/domain/lab/critical-call.states'
import { canMove } from '@/lib/domain/state-table'
import { isRefusal } from '@/lib/errors/is-refusal'
import type { OperationContext } from '@/lib/operations/operation'
import { settleNotices } from '@/lib/operations/messages/settle-notices'
import { openTasksAbout } from './close-critical-calls'
import type { OrderInHand } from './order-in-hand'

type TakingBack = { callId: string; hand: OrderInHand; reason: string }

/**
 * A critical value that was measured again or came from a rejected tube, before anybody was called: its loop ends, its
 * task goes, and the orderer, who may have read of it, is told. Once somebody was called it stays open for an answer.
 */
export async function takeBackCriticalCall(context: OperationContext, { callId, hand, reason }: TakingBack): Promise<void> {
  const call = await context.clinic.criticalCalls.find(callId)
  if (!call || call.orderId !== hand.order.id || !canMove(nextStates, { from: call.status, verb: 'dismiss' })) return
  try {
    await save(context, call, { hand, reason })
  } catch (error) {
    // Somebody called, or the ladder moved, in the same moment: then a person answers it.
    if (isRefusal(error, 'record.changed-meanwhile')) return
    throw error
  }
  await settleNotices(context, { subjectIds: [call.id] })
}

async function save(context: OperationContext, call: CriticalCall, { hand: { order, about, people }, reason }: Omit<TakingBack, 'callId'>): Promise<void> {
  const at = context.now().toISOString()
  const tasks = await openTasksAbout(context, [call.id])
  const readers = [...people, call.orderedBy]
  await context.clinic.transaction((tx) => {
    tx.criticalCalls.save(dismiss(call, { at, reason }), { about, people: readers, verb: 'critical-call.not-confirmed' })
    for (const task of tasks) {
      tx.tasks.save({ ...task, status: 'cancelled', closedAt: at, outcome: 'not confirmed' }, { about, people: [call.orderedBy], verb: 'task.cancelled' })
      tx.doorbell.ring('task.changed', task.id, about)
    }
    tx.inbox.tell({ userId: call.orderedBy, level: 'information', kind: 'critical-call.not-confirmed', words: 'A critical result you were told about was not confirmed.', link: `/doctor/patients/${order.patientId}`, patientId: order.patientId, subjectId: call.id })
    tx.auditTrail.append({ what: 'critical-call.not-confirmed', patientId: order.patientId, subjectTable: 'critical_calls', subjectId: call.id, facts: { reason } })
    tx.doorbell.ring('critical-call.changed', call.id, about, readers)
  })
}
