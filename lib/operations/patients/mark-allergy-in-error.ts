import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { MarkAllergyInErrorInput } from '@/lib/domain/patients/record-allergy.input'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientToTreat } from './patient-in-care'

/**
 * Hides an allergy that was entered wrongly; it stays in the history. After the last one the state is "not recorded":
 * a wrong entry says nothing about what the person can take.
 * @throws Refusal record.not-found
 */
export async function markAllergyInError(context: OperationContext, input: MarkAllergyInErrorInput): Promise<Allergy> {
  const { clinic } = context
  const { patient, about, data } = await patientToTreat(context, input.patientId)
  const { items } = await data.allergies.list({ where: { patientId: patient.id, status: ['active', 'entered-in-error'] }, limit: 100 })
  const allergy = items.find((candidate) => candidate.id === input.allergyId) ?? refuse('record.not-found')
  if (allergy.status === 'entered-in-error') return allergy
  const isLast = !items.some((candidate) => candidate.id !== allergy.id && candidate.status === 'active')
  return clinic.transaction((tx) => {
    const marked = tx.allergies.save({ ...allergy, status: 'entered-in-error' }, { about, verb: 'allergy.marked-in-error' })
    // Saved even when the state stays, so that another allergy recorded meanwhile is noticed.
    tx.patients.save({ ...patient, allergyState: isLast ? 'not-recorded' : 'known', allergyStateBy: isLast ? null : patient.allergyStateBy, allergyStateAt: isLast ? null : patient.allergyStateAt }, { about, verb: 'allergy.marked-in-error' })
    tx.auditTrail.append({ what: 'allergy.marked-in-error', patientId: patient.id, subjectTable: 'allergies', subjectId: allergy.id, facts: { reason: input.reason } })
    tx.doorbell.ring('allergy.changed', patient.id, about)
    return marked
  })
}
