import type { MarkVitalsInErrorInput } from '@/lib/domain/vitals/record-vitals.input'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare } from '@/lib/operations/patients/patient-in-care'

/**
 * Takes a wrong set out of the charts; it stays in the history with the name of whoever marked it.
 * @throws Refusal record.not-found
 */
export async function markVitalsInError(context: OperationContext, input: MarkVitalsInErrorInput): Promise<VitalSet> {
  const { clinic } = context
  const { about, data } = await patientInCare(context, input.patientId)
  const set = await data.vitalSets.get(input.vitalSetId)
  if (set.patientId !== input.patientId) refuse('record.not-found')
  if (set.status === 'entered-in-error') return set
  return clinic.transaction((tx) => {
    const marked = tx.vitalSets.save({ ...set, status: 'entered-in-error' }, { about, verb: 'vitals.marked-in-error' })
    tx.auditTrail.append({ what: 'vitals.marked-in-error', patientId: set.patientId, subjectTable: 'vital_sets', subjectId: set.id, facts: { reason: input.reason } })
    tx.doorbell.ring('vitals.recorded', set.patientId, about)
    return marked
  })
}
