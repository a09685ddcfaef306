import type { Fresh } from '@/lib/domain/record'
import type { NewsScore } from '@/lib/domain/vitals/news2'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import type { Task } from '@/lib/domain/visits/visit.schema'

const priorities = ['routine', 'urgent', 'stat'] as const

/** The task a score asks for, or null when the nurse decides alone. */
export function escalationOfSet(score: NewsScore, set: Pick<VitalSet, 'id' | 'patientId' | 'organisationId' | 'takenAt'>, at: string): Omit<Fresh<Task>, 'id'> | null {
  const { response } = score
  if (!response || response.escalateTo === null || response.escalateTo === 'nurse') return null
  const isEmergency = response.escalateTo === 'emergency-team'
  const total = score.total === null ? `incomplete, at least ${sumOf(score)}` : String(score.total)
  return {
    organisationId: set.organisationId, patientId: set.patientId, kind: 'vitals-escalation', title: `NEWS2 ${total}: ${headline[response.escalateTo]}`, status: 'requested',
    priority: isEmergency ? 'stat' : 'urgent', ownerRole: 'doctor', ownerId: null, dueAt: minutesAfter(set.takenAt, response.withinMinutes ?? response.nextDueMinutes),
    subjectTable: 'vital_sets', subjectId: set.id, openedAt: at, closedAt: null, outcome: null,
  }
}

/** One open escalation for a person is enough: a newer set sharpens it and never softens it. */
export const sharpened = (open: Task, next: Omit<Fresh<Task>, 'id'>): Task => ({
  ...open, title: next.title, subjectId: next.subjectId,
  priority: priorities[Math.max(priorities.indexOf(open.priority), priorities.indexOf(next.priority))]!,
  dueAt: open.dueAt !== null && next.dueAt !== null && Date.parse(open.dueAt) < Date.parse(next.dueAt) ? open.dueAt : next.dueAt,
})

const headline = { doctor: 'doctor to review', 'urgent-team': 'urgent review', 'emergency-team': 'emergency assessment' }
const sumOf = (score: NewsScore) => Object.values(score.scores).reduce((sum, points) => sum + points, 0)
const minutesAfter = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()
