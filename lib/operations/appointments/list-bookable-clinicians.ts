import type { OperationContext } from '../operation'

/** The clinicians who receive patients, by name: all a patient needs to choose one. */
export async function listBookableClinicians({ actor, clinic }: Pick<OperationContext, 'actor' | 'clinic'>): Promise<{ userId: string; name: string }[]> {
  const { items } = await clinic.schedules.list({ where: { organisationId: actor.organisationId }, limit: 100 })
  const byUser = new Map(items.map((schedule) => [schedule.practitionerUserId, schedule.practitionerName]))
  return [...byUser].map(([userId, name]) => ({ userId, name })).toSorted((a, b) => a.name.localeCompare(b.name))
}
