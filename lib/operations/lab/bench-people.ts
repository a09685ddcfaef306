import type { About } from '@/lib/access/row-readers'
import type { Clinic } from '@/lib/data/clinic'

/**
 * Rows of a restricted patient carry no staff permission; the people of the bench are then named one by one, because
 * somebody has to measure the specimen. Everyone else stays outside. Every save of such a row names them again.
 */
export async function benchPeople(clinic: Pick<Clinic, 'memberships'>, { organisationId, about }: { organisationId: string; about: About }): Promise<string[]> {
  if (!about.isRestricted) return []
  const { items } = await clinic.memberships.list({ where: { organisationId, role: 'lab_technician', status: 'active' }, limit: 100 })
  return items.map((membership) => membership.userId)
}
