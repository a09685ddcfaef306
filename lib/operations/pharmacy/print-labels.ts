import type { PrintLabelsInput } from '@/lib/domain/pharmacy/dispense.input'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { dispenseInHand } from './dispense-in-hand'

/** Counts a printing of the labels; a reprint is seen by its number. @throws Refusal dispense.nothing-picked, record.* */
export async function printLabels(context: OperationContext, { dispenseId }: PrintLabelsInput): Promise<{ id: string; printed: number }> {
  const { dispense, readership } = await dispenseInHand(context, { dispenseId })
  const labels = dispense.lines.filter((line) => line.quantity > 0).length
  if (labels === 0) refuse('dispense.nothing-picked')
  return context.clinic.transaction((tx) => {
    const saved = tx.dispenses.save({ ...dispense, labelsPrinted: dispense.labelsPrinted + labels }, { ...readership, verb: 'dispense.labels-printed' })
    tx.auditTrail.append({ what: 'dispense.labels-printed', patientId: dispense.patientId, subjectTable: 'dispenses', subjectId: dispense.id, facts: { labels, printedBefore: dispense.labelsPrinted } })
    return { id: saved.id, printed: saved.labelsPrinted }
  })
}
