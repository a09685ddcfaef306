import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'

/**
 * The second person of a stock entry: a colleague at work here, never the writer.
 * @throws Refusal stock.witness-same, record.not-found
 */
export async function requireWitness({ actor, clinic }: OperationContext, witnessId: string | null): Promise<string | null> {
  if (witnessId === null) return null
  if (witnessId === actor.id) refuse('stock.witness-same', { field: 'witnessId' })
  const held = await clinic.memberships.list({ where: { userId: witnessId, status: 'active' }, limit: 20 })
  if (!held.items.some((membership) => membership.organisationId === actor.organisationId)) refuse('record.not-found')
  return witnessId
}
