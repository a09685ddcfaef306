import { accept, receive } from '@/lib/domain/lab/specimen.states'
import { resume, start } from '@/lib/domain/lab/result.states'
import type { ReceiveSpecimenInput } from '@/lib/domain/lab/specimen.input'
import type { Specimen } from '@/lib/domain/lab/order.schema'
import type { OperationContext } from '../operation'
import { orderInHand } from './order-in-hand'

/**
 * Takes a specimen in at the bench, accepts it and puts its tests on the worklist.
 * @throws Refusal specimen.wrong-state, specimen.received-before-collected, record.not-found
 */
export async function receiveSpecimen(context: OperationContext, input: ReceiveSpecimenInput): Promise<Specimen> {
  const { actor, data, now } = context
  const specimen = await data.specimens.get(input.specimenId)
  const [{ about, people }, results] = await Promise.all([
    orderInHand(context, specimen.orderId),
    data.labResults.list({ where: { specimenId: specimen.id }, limit: 100 }),
  ])
  const accepted = accept(receive(specimen, { by: actor.id, byName: actor.name, at: now().toISOString() }))
  // Tests whose first tube was rejected wait for this one.
  const waiting = results.items.map((result) => (result.status === 'awaiting_recollect' ? resume(result, { specimenId: specimen.id }) : result)).filter((result) => result.status === 'ordered')
  return context.clinic.transaction((tx) => {
    const saved = tx.specimens.save(accepted, { about, people, verb: 'specimen.received' })
    for (const result of waiting) tx.labResults.save({ ...start(result, { specimenStatus: accepted.status }), collectedAt: specimen.collectedAt }, { about, people, verb: 'lab-result.started' })
    tx.auditTrail.append({ what: 'specimen.received', patientId: specimen.patientId, subjectTable: 'specimens', subjectId: specimen.id, facts: { tests: waiting.length } })
    tx.doorbell.ring('specimen.received', specimen.id, about, people)
    return saved
  })
}
