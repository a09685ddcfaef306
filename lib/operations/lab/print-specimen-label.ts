import { printLabel } from '@/lib/domain/lab/specimen.states'
import type { PrintSpecimenLabelInput } from '@/lib/domain/lab/specimen.input'
import type { Specimen } from '@/lib/domain/lab/order.schema'
import type { OperationContext } from '../operation'
import { orderInHand } from './order-in-hand'

/**
 * Counts a label as printed. A second one needs a reason, for two labels are how tubes get swapped.
 * @throws Refusal specimen.wrong-state, specimen.reprint-reason-needed, record.not-found
 */
export async function printSpecimenLabel(context: OperationContext, input: PrintSpecimenLabelInput): Promise<Specimen> {
  const specimen = await context.data.specimens.get(input.specimenId)
  const { about, people } = await orderInHand(context, specimen.orderId)
  const printed = printLabel(specimen, { reason: input.reason })
  return context.clinic.transaction((tx) => {
    const saved = tx.specimens.save(printed, { about, people, verb: 'specimen.label-printed' })
    tx.auditTrail.append({ what: 'specimen.label-printed', patientId: specimen.patientId, subjectTable: 'specimens', subjectId: specimen.id, facts: { labelsPrinted: saved.labelsPrinted } })
    return saved
  })
}
