import type { OperationContext } from '../operation'

/** Codes of the products the organisation stocks; what is on a shelf is no secret of a patient. */
export async function stockedCodes({ actor, clinic }: Pick<OperationContext, 'actor' | 'clinic'>): Promise<ReadonlySet<string>> {
  const { items } = await clinic.medicinalProducts.list({ where: { organisationId: actor.organisationId, status: 'active' }, limit: 1000 })
  return new Set(items.map((product) => product.code))
}
