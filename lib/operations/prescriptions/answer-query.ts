import type { AnswerQueryInput } from '@/lib/domain/prescriptions/prescribe.input'
import { resumeDispense } from '@/lib/domain/pharmacy/dispense.states'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { settleNotices } from '../messages/settle-notices'
import { pharmacists } from '../pharmacy/pharmacy-people'
import { prescriptionInHand } from './prescription-in-hand'

/**
 * The doctor answers the pharmacy's question; the supply goes on where it stood and the pharmacists are told.
 * @throws Refusal prescription.no-query, record.changed-meanwhile, record.not-found
 */
export async function answerQuery(context: OperationContext, input: AnswerQueryInput): Promise<{ dispenseId: string }> {
  const { actor, clinic, now, newId } = context
  const dispense = await clinic.dispenses.get(input.dispenseId)
  const { prescription, about, readership } = await prescriptionInHand(context, dispense.prescriptionId)
  if (dispense.version !== input.version) refuse('record.changed-meanwhile')
  if (dispense.status !== 'paused' || dispense.queryToPrescriber === null) refuse('prescription.no-query')
  const at = now().toISOString()
  const people = await pharmacists(context)
  const resumed = resumeDispense(dispense, { by: actor.id, byName: actor.name, at })
  await clinic.transaction((tx) => {
    tx.dispenses.save({ ...resumed, queryToPrescriber: `${dispense.queryToPrescriber}\nAnswer of ${actor.name}: ${input.answer}`.slice(0, 1000) }, { ...readership, verb: 'dispense.query-answered' })
    for (const userId of people.slice(0, 20)) {
      tx.inbox.tell({ userId, level: 'to-do', kind: 'dispense.query-answered', words: `The prescriber answered about ${prescription.number}.`, link: `/pharmacy/dispenses/${dispense.id}`, patientId: prescription.patientId, subjectId: dispense.id })
    }
    tx.auditTrail.append({ what: 'dispense.query-answered', patientId: prescription.patientId, subjectTable: 'dispenses', subjectId: dispense.id })
    tx.doorbell.ring('dispense.changed', dispense.id, about, readership.people)
  })
  await settleNotices(context, { subjectIds: [dispense.id], kind: 'dispense.queried' })
  return { dispenseId: dispense.id }
}
