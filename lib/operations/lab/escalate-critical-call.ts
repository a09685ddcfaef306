import type { Clinic } from '@/lib/data/clinic'
import type { Membership } from '@/lib/domain/admin/organisation.schema'
import { escalate, isEscalationDue } from '@/lib/domain/lab/critical-call.states'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import { Refusal } from '@/lib/errors/refusals'
import { benchPeople } from './bench-people'
import { aboutOf } from '../patients/patient-in-care'

type Escalating = { clinic: Clinic; now: () => Date; newId: () => string }

/** Each notification has a history row beside it; a transaction takes a hundred operations. */
const mostTold = 30

/** Who is told on each rung of the ladder; the laboratory hears of every step. */
const rolesOfRung: readonly (readonly Membership['role'][])[] = [['doctor'], ['doctor', 'nurse'], ['doctor', 'admin']]

/**
 * Walks the ladder of a critical value that nobody has answered to where the clock says, and tells the people of each
 * rung passed. Safe to run as often as wanted: of two at once one writes, the other finds it done.
 * @returns whether somebody was told
 */
export async function escalateCriticalCall({ clinic, now, newId }: Escalating, callId: string): Promise<boolean> {
  const at = now().toISOString()
  const call = await clinic.criticalCalls.get(callId)
  if (!isEscalationDue(call, at)) return false
  const { call: next, told, opensIncident } = escalate(call, at)
  if (next === call) return false
  const [patient, people] = await Promise.all([clinic.patients.get(call.patientId), peopleToTell(clinic, call, { level: next.level, opensIncident })])
  const about = aboutOf(patient)
  const readers = [...(await benchPeople(clinic, { organisationId: call.organisationId, about })), call.orderedBy]
  try {
    await clinic.transaction((tx) => {
      tx.criticalCalls.save(next, { about, people: readers, verb: opensIncident ? 'critical-call.not-reached' : 'critical-call.escalated' })
      for (const userId of people) {
        tx.notifications.create({ id: newId(), organisationId: call.organisationId, userId, level: 'act-now', kind: 'critical-call.escalated', words: opensIncident ? 'Nobody has answered a critical result. An incident is open.' : 'A critical result has not been answered.', link: null, patientId: call.patientId, subjectId: call.id, at, readAt: null, doneAt: null }, { verb: 'notification.added' })
      }
      tx.auditTrail.append({ what: opensIncident ? 'critical-call.not-reached' : 'critical-call.escalated', patientId: call.patientId, subjectTable: 'critical_calls', subjectId: call.id, facts: { level: next.level, told: told.map((rung) => rung.tell).join(', ').slice(0, 200), people: people.length } })
      tx.doorbell.ring('critical-call.changed', call.id, about, readers)
    })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record.changed-meanwhile') return false
    throw error
  }
}

async function peopleToTell(clinic: Clinic, call: CriticalCall, { level, opensIncident }: { level: number; opensIncident: boolean }): Promise<string[]> {
  const clinicians = opensIncident ? (['doctor', 'nurse', 'admin'] as const) : (rolesOfRung[Math.min(level, rolesOfRung.length) - 1] ?? ['doctor'])
  const { items } = await clinic.memberships.list({ where: { organisationId: call.organisationId, status: 'active', role: [...clinicians, 'lab_technician'] }, limit: 100 })
  return [...new Set([call.orderedBy, ...items.map((membership) => membership.userId)])].slice(0, mostTold)
}

/** Calls that wait for somebody and whose first time limit has passed. */
export async function findUnansweredCalls({ clinic, now }: Pick<Escalating, 'clinic' | 'now'>): Promise<CriticalCall[]> {
  const { items } = await clinic.criticalCalls.list({ where: { status: ['detected', 'notified', 'read_back_confirmed', 'escalated', 're-opened'], callByAt: { until: now().toISOString() } }, orderBy: ['callByAt', 'asc'], limit: 100 })
  return items
}
