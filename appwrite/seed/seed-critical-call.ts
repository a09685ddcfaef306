import { deadlines } from '@/lib/domain/lab/critical-call.states'
import { criticalLadder } from '@/lib/domain/lab/critical-ladder.table'
import type { CriticalCall, LabResult } from '@/lib/domain/lab/order.schema'
import { shownValue } from '@/lib/domain/lab/result.entry'
import type { DemoOrder } from './lab-orders.table'
import type { Scene } from './seed-scene'

/** The open loop of a critical value: nobody has been reached yet, and the orderer is asked. */
export function seedCriticalCall({ rows, organisationId, person, about }: Scene, { result, demo, at }: { result: LabResult; demo: DemoOrder; at: string }): CriticalCall {
  const technician = person('lab')
  const doctor = person(demo.doctor ?? 'doctor')
  const origin = { by: technician, at, about: about(demo.patient) }
  const call = rows.add('criticalCalls', {
    id: `${result.id}-call`, organisationId, patientId: result.patientId, orderId: result.orderId, resultId: result.id, testName: result.testName, valueText: `${shownValue(result)} ${result.unit ?? ''}`.trim(),
    tableVersion: criticalLadder.version, ...deadlines(at), orderedBy: doctor.id, orderedByName: doctor.name, readBackAt: null, acknowledgedBy: null, acknowledgedByName: null, acknowledgedAt: null, action: null, closedAt: null,
  }, { ...origin, verb: 'critical-call.opened' })
  rows.add('tasks', {
    id: `${result.id}-task`, organisationId, patientId: result.patientId, kind: 'critical-result', title: 'Critical result to answer', status: 'requested', priority: 'stat', ownerRole: 'doctor', ownerId: doctor.id,
    dueAt: call.acknowledgeByAt, subjectTable: 'critical_calls', subjectId: call.id, openedAt: at, closedAt: null, outcome: null,
  }, { ...origin, verb: 'task.opened' })
  rows.add('notifications', {
    id: `${result.id}-note`, organisationId, userId: doctor.id, level: 'act-now', kind: 'critical-call.opened', words: 'A critical result waits for your answer.', link: '/doctor/results', patientId: result.patientId, subjectId: call.id, at, readAt: null, doneAt: null,
  }, { by: technician, at, verb: 'notification.added' })
  rows.audit({ what: 'critical-call.opened', patientId: result.patientId, subjectTable: 'critical_calls', subjectId: call.id, facts: { test: result.testKey } }, origin)
  return call
}
