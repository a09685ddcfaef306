import type { About } from '@/lib/access/row-readers'
import type { OperationContext } from '../operation'

/**
 * Rows of a restricted patient carry no staff permission; the pharmacists are then named one by one, because somebody
 * has to supply the medicine. Everyone else stays outside.
 */
export async function pharmacyPeople(context: Pick<OperationContext, 'actor' | 'clinic'>, about: About): Promise<string[]> {
  return about.isRestricted ? pharmacists(context) : []
}

/** User ids of the pharmacists at work here. */
export async function pharmacists({ actor, clinic }: Pick<OperationContext, 'actor' | 'clinic'>): Promise<string[]> {
  const { items } = await clinic.memberships.list({ where: { organisationId: actor.organisationId, role: 'pharmacist', status: 'active' }, limit: 100 })
  return items.map((membership) => membership.userId)
}
