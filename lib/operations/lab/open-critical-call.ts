import type { Transaction } from '@/lib/data/transaction'
import { deadlines } from '@/lib/domain/lab/critical-call.states'
import { criticalLadder } from '@/lib/domain/lab/critical-ladder.table'
import type { CriticalCall, LabResult } from '@/lib/domain/lab/order.schema'
import { shownValue } from '@/lib/domain/lab/result.entry'
import type { OrderInHand } from './order-in-hand'

type Opening = { result: LabResult; hand: OrderInHand; at: string; newId: () => string }

/** Opens the closed loop of a critical value: the call, the task for the orderer, and their notification. */
export function openCriticalCall(tx: Transaction, { result, hand, at, newId }: Opening): CriticalCall {
  const { order, about, people } = hand
  const call = tx.criticalCalls.create({
    id: newId(), organisationId: order.organisationId, patientId: order.patientId, orderId: order.id, resultId: result.id, testName: result.testName,
    valueText: `${shownValue(result)} ${result.unit ?? ''}`.trim(), tableVersion: criticalLadder.version, ...deadlines(at), orderedBy: order.orderedBy, orderedByName: order.orderedByName,
    readBackAt: null, acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, action: null, closedAt: null,
  }, { about, people: [...people, order.orderedBy], verb: 'critical-call.opened' })
  tx.tasks.create({
    id: newId(), organisationId: order.organisationId, patientId: order.patientId, kind: 'critical-result', title: 'Critical result to answer', status: 'requested', priority: 'stat', ownerRole: 'doctor', ownerId: order.orderedBy,
    dueAt: call.acknowledgeByAt, subjectTable: 'critical_calls', subjectId: call.id, openedAt: at, closedAt: null, outcome: null,
  }, { about, people: [order.orderedBy], verb: 'task.opened' })
  tx.inbox.tell({ userId: order.orderedBy, level: 'act-now', kind: 'critical-call.opened', words: 'A critical result waits for your answer.', link: '/doctor/results', patientId: order.patientId, subjectId: call.id })
  tx.auditTrail.append({ what: 'critical-call.opened', patientId: order.patientId, subjectTable: 'critical_calls', subjectId: call.id, facts: { test: result.testKey, flag: result.flag } })
  tx.doorbell.ring('critical-call.opened', call.id, about, [...people, order.orderedBy])
  return call
}
