import type { OperationContext } from '@/lib/operations/operation'

/** One emergency access to a restricted record, as its reviewer sees it. The record itself stays closed to them: its number only. */
export type EmergencyAccess = {
  taskId: string; status: 'open' | 'justified' | 'not-justified'; note: string | null; isOwn: boolean
  who: string; userId: string; patientId: string; mrn: string; since: string; until: string | null; reason: string | null; looks: number; dueAt: string | null
}

const mostShown = 40

/** The emergency accesses of the clinic, those that wait for a review first. Read as the clinic: restricted rows carry no staff. */
export async function listEmergencyAccess({ actor, clinic }: OperationContext): Promise<EmergencyAccess[]> {
  const { items: tasks } = await clinic.tasks.list({ where: { organisationId: actor.organisationId, ownerRole: 'admin', kind: 'review' }, orderBy: ['openedAt', 'desc'], limit: mostShown })
  const reviews = tasks.filter((task) => task.subjectTable === 'care_team_members' && task.subjectId !== null)
  if (reviews.length === 0) return []
  const ties = (await clinic.careTeamMembers.list({ where: { id: reviews.map((task) => task.subjectId!) }, limit: mostShown })).items
  const [patientIds, userIds] = [unique(ties.map((tie) => tie.patientId)), unique(ties.map((tie) => tie.userId))]
  const [patients, members, entries] = await Promise.all([
    clinic.patients.list({ where: { id: patientIds }, limit: mostShown }),
    clinic.memberships.list({ where: { organisationId: actor.organisationId, userId: userIds }, limit: 100 }),
    clinic.auditEntries.list({ where: { organisationId: actor.organisationId, patientId: patientIds, actorId: userIds }, orderBy: ['at', 'desc'], limit: 500 }),
  ])
  const lines = reviews.flatMap((task): EmergencyAccess[] => {
    const tie = ties.find((each) => each.id === task.subjectId)
    if (!tie) return []
    const own = entries.items.filter((entry) => entry.patientId === tie.patientId && entry.actorId === tie.userId && entry.at >= tie.since && (tie.until === null || entry.at <= tie.until))
    const claim = own.find((entry) => entry.what === 'restricted-record.emergency-claimed' && entry.subjectId === tie.id)
    const [outcome, ...note] = (task.outcome ?? '').split(': ')
    return [{
      taskId: task.id, status: task.status === 'requested' ? 'open' : outcome === 'not-justified' ? 'not-justified' : 'justified', note: note.join(': ') || null, isOwn: tie.userId === actor.id, dueAt: task.dueAt,
      who: members.items.find((member) => member.userId === tie.userId)?.displayName ?? 'Not known', userId: tie.userId, patientId: tie.patientId, mrn: patients.items.find((patient) => patient.id === tie.patientId)?.mrn ?? '',
      since: tie.since, until: tie.until, reason: typeof claim?.facts?.reason === 'string' ? claim.facts.reason : null, looks: own.filter((entry) => entry !== claim).length,
    }]
  })
  return lines.toSorted((one, other) => Number(other.status === 'open') - Number(one.status === 'open'))
}

/** How many wait for a review, for the navigation. */
export async function countEmergencyAccess({ actor, clinic }: Pick<OperationContext, 'actor' | 'clinic'>): Promise<Record<string, number>> {
  return { '/admin/emergency-access': await clinic.tasks.count({ where: { organisationId: actor.organisationId, ownerRole: 'admin', status: 'requested', kind: 'review' } }) }
}

const unique = (values: readonly string[]): string[] => [...new Set(values)]
