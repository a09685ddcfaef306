import { collect } from '@/lib/domain/lab/specimen.states'
import type { CollectSpecimenInput } from '@/lib/domain/lab/specimen.input'
import type { Specimen } from '@/lib/domain/lab/order.schema'
import type { OperationContext } from '../operation'
import { orderInHand } from './order-in-hand'

/**
 * Marks a specimen as taken from the patient whose identity was compared.
 * @throws Refusal specimen.wrong-state, specimen.two-identifiers-needed, specimen.collected-in-future, specimen.collected-before-order
 */
export async function collectSpecimen(context: OperationContext, input: CollectSpecimenInput): Promise<Specimen> {
  const { actor, now } = context
  const specimen = await context.data.specimens.get(input.specimenId)
  const { order, about, people } = await orderInHand(context, specimen.orderId)
  const at = now().toISOString()
  const collected = collect(specimen, { by: actor.id, byName: actor.name, at, collectedAt: input.collectedAt ?? at, identifiersMatched: input.identifiersMatched, orderedAt: order.signedAt ?? order.createdAt })
  return context.clinic.transaction((tx) => {
    const saved = tx.specimens.save(collected, { about, people, verb: 'specimen.collected' })
    tx.auditTrail.append({ what: 'specimen.collected', patientId: specimen.patientId, subjectTable: 'specimens', subjectId: specimen.id, facts: { identifiers: input.identifiersMatched.join(' ') } })
    tx.doorbell.ring('specimen.collected', specimen.id, about, people)
    return saved
  })
}
