import type { Specimen } from '@/lib/domain/lab/order.schema'
import { awaitRecollect } from '@/lib/domain/lab/result.states'
import type { RejectSpecimenInput } from '@/lib/domain/lab/specimen.input'
import { reject } from '@/lib/domain/lab/specimen.states'
import { canMove } from '@/lib/domain/state-table'
import { nextStates } from '@/lib/domain/lab/result.states'
import type { OperationContext } from '../operation'
import { orderInHand } from './order-in-hand'

/**
 * Refuses an unfit specimen: its tests wait for another, which is registered at once, and the ward is asked to collect it.
 * @throws Refusal specimen.wrong-state, specimen.rejection-unknown, record.not-found
 */
export async function rejectSpecimen(context: OperationContext, input: RejectSpecimenInput): Promise<Specimen> {
  const { data, now, newId } = context
  const specimen = await data.specimens.get(input.specimenId)
  const [{ order, about, people }, results] = await Promise.all([
    orderInHand(context, specimen.orderId),
    data.labResults.list({ where: { specimenId: specimen.id }, limit: 100 }),
  ])
  const { specimen: rejected, reason } = reject(specimen, { code: input.code, note: input.note || null })
  const open = results.items.filter((result) => canMove(nextStates, { from: result.status, verb: 'awaitRecollect' }))
  const at = now().toISOString()
  return context.clinic.transaction((tx) => {
    const saved = tx.specimens.save(rejected, { about, people, verb: 'specimen.rejected' })
    for (const result of open) tx.labResults.save(awaitRecollect(result), { about, people, verb: 'lab-result.awaits-recollection' })
    const task = tx.tasks.create({
      id: newId(), organisationId: order.organisationId, patientId: order.patientId, kind: 'recollect', title: `Collect again: ${specimen.tube}`, status: 'requested', priority: order.urgency, ownerRole: 'nurse', ownerId: null,
      dueAt: null, subjectTable: 'specimens', subjectId: specimen.id, openedAt: at, closedAt: null, outcome: null,
    }, { about, verb: 'task.opened' })
    tx.inbox.tell({ userId: order.orderedBy, level: 'to-do', kind: 'specimen.rejected', words: 'A specimen was rejected and must be collected again.', link: `/doctor/patients/${order.patientId}`, patientId: order.patientId, subjectId: order.id })
    tx.auditTrail.append({ what: 'specimen.rejected', patientId: specimen.patientId, subjectTable: 'specimens', subjectId: specimen.id, facts: { code: input.code, reason: reason.code } })
    tx.doorbell.ring('specimen.rejected', specimen.id, about, people)
    tx.doorbell.ring('task.changed', task.id, about)
    return saved
  })
}
