import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'

/**
 * The order a scanned tube belongs to.
 * @throws Refusal record.not-found
 */
export async function findSpecimen({ actor, data }: OperationContext, { number }: { number: string }): Promise<{ orderId: string; specimenId: string }> {
  const accession = number.toUpperCase().replaceAll(/\s/g, '')
  const specimen = (await data.specimens.first({ where: { organisationId: actor.organisationId, accession } })) ?? refuse('record.not-found', { field: 'number' })
  return { orderId: specimen.orderId, specimenId: specimen.id }
}
