import type { OperationContext } from '@/lib/operations/operation'

/** How much waits for a pharmacist's hands, for the navigation. */
export async function countPharmacyWork({ actor, data }: Pick<OperationContext, 'actor' | 'data'>): Promise<Record<string, number>> {
  return { '/pharmacy': await data.dispenses.count({ where: { organisationId: actor.organisationId, status: ['queued', 'in_review', 'clinically_checked', 'picked', 'final_checked'] } }) }
}
