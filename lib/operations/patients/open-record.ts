import type { OperationContext } from '@/lib/operations/operation'
import { openRestrictedRecord } from './open-restricted-record'
import { aboutOf, type PatientInCare } from './patient-in-care'
import { refuse } from '@/lib/errors/refusals'

/**
 * Opens a patient's record for reading a page of it. A restricted one goes through the operation that checks the care team.
 * @throws Refusal record.not-found, access.no-care-relationship
 */
export async function openRecord(context: OperationContext, patientId: string): Promise<PatientInCare> {
  const patient = await context.data.patients.find(patientId)
  if (!patient) return openRestrictedRecord(context, patientId)
  if (patient.organisationId !== context.actor.organisationId) refuse('record.not-found')
  return { patient, about: aboutOf(patient), data: context.data }
}
