import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { RecordNoAllergiesInput } from '@/lib/domain/patients/record-allergy.input'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientToTreat } from './patient-in-care'

/**
 * Records that the person was asked and has no known allergies.
 * @throws Refusal allergy.some-recorded while an allergy stands
 */
export async function recordNoAllergies(context: OperationContext, { patientId }: RecordNoAllergiesInput): Promise<Patient> {
  const { actor, clinic, now } = context
  const { patient, about, data } = await patientToTreat(context, patientId)
  if ((await data.allergies.first({ where: { patientId: patient.id, status: 'active' } })) !== null) refuse('allergy.some-recorded')
  if (patient.allergyState === 'none-known') return patient
  return clinic.transaction((tx) => {
    const saved = tx.patients.save({ ...patient, allergyState: 'none-known', allergyStateBy: actor.id, allergyStateAt: now().toISOString() }, { about, verb: 'allergy.none-recorded' })
    tx.auditTrail.append({ what: 'allergy.none-recorded', patientId: patient.id, subjectTable: 'patients', subjectId: patient.id })
    tx.doorbell.ring('allergy.changed', patient.id, about)
    return saved
  })
}
