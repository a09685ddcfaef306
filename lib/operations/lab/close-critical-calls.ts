import type { About } from '@/lib/access/row-readers'
import type { Transaction } from '@/lib/data/transaction'
import { acknowledge, type AcknowledgeStep, close, nextStates } from '@/lib/domain/lab/critical-call.states'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import type { Task } from '@/lib/domain/visits/visit.schema'
import type { OperationContext } from '@/lib/operations/operation'

const openTaskStatuses = ['requested', 'received', 'accepted', 'in-progress'] as const

/** Still waits for a clinician's answer. */
export const awaitsAnswer = (call: CriticalCall): boolean => nextStates[call.status].acknowledge !== undefined

/** The tasks that ask somebody to answer these records, still open. Read as the clinic: a task may belong to any role. */
export async function openTasksAbout(context: OperationContext, subjectIds: readonly string[]): Promise<Task[]> {
  if (subjectIds.length === 0) return []
  const { items } = await context.clinic.tasks.list({ where: { subjectId: subjectIds, status: openTaskStatuses }, limit: 100 })
  return items.filter((task) => task.organisationId === context.actor.organisationId)
}

/** Stages the end of each loop: the answer, the closing, and the tasks that asked for it. */
export function stageAnswers(tx: Transaction, { calls, tasks, step, about, people }: { calls: readonly CriticalCall[]; tasks: readonly Task[]; step: AcknowledgeStep; about: About; people: readonly string[] }): void {
  for (const call of calls) {
    const closed = tx.criticalCalls.save(close(acknowledge(call, step), step), { about, people: [...people, call.orderedBy], verb: 'critical-call.acknowledged' })
    tx.auditTrail.append({ what: 'critical-call.acknowledged', patientId: call.patientId, subjectTable: 'critical_calls', subjectId: call.id, facts: { action: step.action, minutes: Math.round((Date.parse(step.at) - Date.parse(call.detectedAt)) / 60_000) } })
    tx.doorbell.ring('critical-call.changed', closed.id, about, people)
  }
  for (const task of tasks) {
    tx.tasks.save({ ...task, status: 'completed', closedAt: step.at, outcome: step.action }, { about, verb: 'task.completed' })
    tx.doorbell.ring('task.changed', task.id, about)
  }
}
