import type { About } from '@/lib/access/row-readers'
import type { OperationContext } from '../operation'

/**
 * Rows of a restricted patient carry no staff permission; the people of the bench are then named one by one, because
 * somebody has to measure the specimen. Everyone else stays outside.
 */
export async function benchPeople({ actor, clinic }: Pick<OperationContext, 'actor' | 'clinic'>, about: About): Promise<string[]> {
  if (!about.isRestricted) return []
  const { items } = await clinic.memberships.list({ where: { organisationId: actor.organisationId, role: 'lab_technician', status: 'active' }, limit: 100 })
  return items.map((membership) => membership.userId)
}
