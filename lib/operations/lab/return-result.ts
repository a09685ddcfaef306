import { repeat } from '@/lib/domain/lab/result.states'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import type { ReturnResultInput } from '@/lib/domain/lab/verify-results.input'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { orderInHand } from './order-in-hand'

/**
 * Sends a value back to be measured again; who entered it is told, and the first run stays in the history.
 * @throws Refusal lab-result.wrong-state, lab-result.reason-needed, record.changed-meanwhile, record.not-found
 */
export async function returnResult(context: OperationContext, input: ReturnResultInput): Promise<LabResult> {
  const { data, clinic, now, newId } = context
  const result = await data.labResults.get(input.resultId)
  if (result.version !== input.version) refuse('record.changed-meanwhile')
  const { order, about, people } = await orderInHand(context, result.orderId)
  const returned = repeat(result, { reason: input.reason })
  return clinic.transaction((tx) => {
    const saved = tx.labResults.save(returned, { about, people, verb: 'lab-result.returned' })
    if (result.enteredBy) {
      tx.inbox.tell({ userId: result.enteredBy, level: 'to-do', kind: 'lab-result.returned', words: 'A result you entered came back to be measured again.', link: `/lab/orders/${order.id}`, patientId: order.patientId, subjectId: result.id })
    }
    tx.auditTrail.append({ what: 'lab-result.returned', patientId: result.patientId, subjectTable: 'lab_results', subjectId: result.id, facts: { test: result.testKey } })
    tx.doorbell.ring('lab-result.returned', result.orderId, about, people)
    return saved
  })
}
