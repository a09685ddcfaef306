import type { Clinic } from '@/lib/data/clinic'
import type { Membership } from '@/lib/domain/admin/organisation.schema'
import { escalate, isEscalationDue } from '@/lib/domain/lab/critical-call.states'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import { Refusal } from '@/lib/errors/refusals'
import { benchPeople } from './bench-people'
import { aboutOf } from '../patients/patient-in-care'

type Escalating = { clinic: Clinic; now: () => Date; newId: () => string }

/** A notification has a history row and a ring beside it; a transaction takes a hundred operations. */
const mostTold = 30

/** Who is told on each rung of the ladder; the laboratory hears of every step. */
const rolesOfRung: readonly (readonly Membership['role'][])[] = [['doctor'], ['doctor', 'nurse'], ['doctor', 'admin']]

/** Where each role sees the call that was not answered. */
const callPages: Partial<Record<Membership['role'], string>> & { doctor: string } = { doctor: '/doctor/results', nurse: '/nurse', lab_technician: '/lab/critical-calls', admin: '/admin' }
type Told = { userId: string; link: string | null }

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
      for (const { userId, link } of people) {
        tx.inbox.tell({ userId, level: 'act-now', kind: 'critical-call.escalated', words: opensIncident ? 'Nobody has answered a critical result. An incident is open.' : 'A critical result has not been answered.', link, patientId: call.patientId, subjectId: call.id })
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

async function peopleToTell(clinic: Clinic, call: CriticalCall, { level, opensIncident }: { level: number; opensIncident: boolean }): Promise<Told[]> {
  const clinicians = opensIncident ? (['doctor', 'nurse', 'admin'] as const) : (rolesOfRung[Math.min(level, rolesOfRung.length) - 1] ?? ['doctor'])
  const { items } = await clinic.memberships.list({ where: { organisationId: call.organisationId, status: 'active', role: [...clinicians, 'lab_technician'] }, limit: 100 })
  const told = new Map<string, Told>([[call.orderedBy, { userId: call.orderedBy, link: callPages.doctor }]])
  for (const { userId, role } of items) if (!told.has(userId)) told.set(userId, { userId, link: callPages[role] ?? null })
  return [...told.values()].slice(0, mostTold)
}

/** Calls that wait for somebody and whose first time limit has passed. */
export async function findUnansweredCalls({ clinic, now }: Pick<Escalating, 'clinic' | 'now'>): Promise<CriticalCall[]> {
  const { items } = await clinic.criticalCalls.list({ where: { status: ['detected', 'notified', 'read_back_confirmed', 'escalated', 're-opened'], callByAt: { until: now().toISOString() } }, orderBy: ['callByAt', 'asc'], limit: 100 })
  return items
}
