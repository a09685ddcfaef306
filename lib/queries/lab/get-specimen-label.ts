import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

/**
 * What stands on a tube. Somebody who may label a specimen may read the name on it.
 * @throws Refusal record.not-found
 */
export async function getSpecimenLabel({ actor, data }: QueryContext, specimenId: string) {
  const specimen = await data.specimens.get(specimenId)
  if (specimen.organisationId !== actor.organisationId) refuse('record.not-found')
  const [order, patient] = await Promise.all([data.labOrders.get(specimen.orderId), data.patients.get(specimen.patientId)])
  return { specimen, order, patient }
}

export type SpecimenLabelView = Awaited<ReturnType<typeof getSpecimenLabel>>
