import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { OperationContext } from '../operation'
import { refuse } from '@/lib/errors/refusals'

/**
 * Who a supply is for, when the record is restricted: the pharmacist was named on the supply and has to know whom it is
 * handed to and what the person must avoid.
 * @throws Refusal record.not-found for a supply they may not see
 */
export async function patientOfDispense({ actor, data, clinic }: OperationContext, dispenseId: string): Promise<{ patient: Patient; allergies: Allergy[] }> {
  const dispense = await data.dispenses.get(dispenseId)
  if (dispense.organisationId !== actor.organisationId) refuse('record.not-found')
  const [patient, allergies] = await Promise.all([clinic.patients.get(dispense.patientId), clinic.allergies.list({ where: { patientId: dispense.patientId, status: 'active' }, limit: 100 })])
  return { patient, allergies: allergies.items }
}
