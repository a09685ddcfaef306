import type { Transaction } from '@/lib/data/transaction'
import type { LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import { awaitRecollect, nextStates, repeat } from '@/lib/domain/lab/result.states'
import type { RejectionReason } from '@/lib/domain/lab/rejection-reasons.table'
import type { RejectSpecimenInput } from '@/lib/domain/lab/specimen.input'
import { reject } from '@/lib/domain/lab/specimen.states'
import { canMove } from '@/lib/domain/state-table'
import { lookAgain } from '../look-again'
import type { OperationContext } from '../operation'
import { freeAccessions } from './free-accessions'
import { type OrderInHand, orderInHand } from './order-in-hand'
import { freshSpecimen } from './stage-order'
import { takeBackCriticalCall } from './take-back-critical-call'

/**
 * Refuses an unfit specimen: its tests wait for another, which is registered at once, and the ward is asked to collect it.
 * A value entered from it and not released yet does not count any more.
 * @throws Refusal specimen.wrong-state, specimen.rejection-unknown, record.not-found
 */
export const rejectSpecimen = (context: OperationContext, input: RejectSpecimenInput): Promise<Specimen> => lookAgain(() => rejectOnce(context, input))

async function rejectOnce(context: OperationContext, input: RejectSpecimenInput): Promise<Specimen> {
  const { data, now } = context
  const specimen = await data.specimens.get(input.specimenId)
  const [hand, results] = await Promise.all([orderInHand(context, specimen.orderId), data.labResults.list({ where: { specimenId: specimen.id }, limit: 100 })])
  const { specimen: rejected, reason } = reject(specimen, { code: input.code, note: input.note || null })
  const waiting = results.items.flatMap((result) => withoutSpecimen(result, reason) ?? [])
  const at = now().toISOString()
  const [accession] = waiting.length > 0 ? await freeAccessions(context, { at, count: 1 }) : []
  const saved = await context.clinic.transaction((tx) => {
    const tube = tx.specimens.save(rejected, { about: hand.about, people: hand.people, verb: 'specimen.rejected' })
    if (accession) stageRecollection(tx, { context, hand, rejected, waiting, accession, at })
    tx.auditTrail.append({ what: 'specimen.rejected', patientId: specimen.patientId, subjectTable: 'specimens', subjectId: specimen.id, facts: { code: input.code, reason: reason.code } })
    tx.doorbell.ring('specimen.rejected', specimen.id, hand.about, hand.people)
    return tube
  })
  for (const { criticalCallId } of waiting) if (criticalCallId !== null) await takeBackCriticalCall(context, { callId: criticalCallId, hand, reason: 'specimen rejected' })
  return saved
}

/** The test without its tube; null for one that is released or called off. What was entered is taken back first. */
function withoutSpecimen(result: LabResult, reason: RejectionReason): LabResult | null {
  if (canMove(nextStates, { from: result.status, verb: 'awaitRecollect' })) return awaitRecollect(result)
  return canMove(nextStates, { from: result.status, verb: 'repeat' }) ? awaitRecollect(repeat(result, { reason: `Specimen rejected: ${reason.says}` })) : null
}

type Recollection = { context: OperationContext; hand: OrderInHand; rejected: Specimen; waiting: readonly LabResult[]; accession: string; at: string }

/** Another tube for the tests that still wait, the ward's task to collect it, and the orderer's notice. */
function stageRecollection(tx: Transaction, { context, hand: { order, about, people }, rejected, waiting, accession, at }: Recollection): void {
  const { tube, specimenType } = rejected
  const again = tx.specimens.create(freshSpecimen(order, { id: context.newId(), accession, tube, specimenType, testKeys: waiting.map((result) => result.testKey) }), { about, people, verb: 'specimen.registered' })
  for (const result of waiting) tx.labResults.save({ ...result, specimenId: again.id }, { about, people, verb: 'lab-result.awaits-recollection' })
  const task = tx.tasks.create({
    id: context.newId(), organisationId: order.organisationId, patientId: order.patientId, kind: 'recollect', title: `Collect again: ${tube}`, status: 'requested', priority: order.urgency, ownerRole: 'nurse', ownerId: null,
    dueAt: null, subjectTable: 'specimens', subjectId: rejected.id, openedAt: at, closedAt: null, outcome: null,
  }, { about, verb: 'task.opened' })
  tx.inbox.tell({ userId: order.orderedBy, level: 'to-do', kind: 'specimen.rejected', words: 'A specimen was rejected and must be collected again.', link: `/doctor/patients/${order.patientId}`, patientId: order.patientId, subjectId: order.id })
  tx.doorbell.ring('task.changed', task.id, about)
}
