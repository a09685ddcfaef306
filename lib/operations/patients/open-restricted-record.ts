import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { patientInCare, type PatientInCare } from './patient-in-care'

/**
 * Opens a restricted record for somebody on its care team and writes that down before anything is shown.
 * @throws Refusal record.not-found for a record that is not restricted, access.no-care-relationship
 */
export async function openRestrictedRecord(context: OperationContext, patientId: string): Promise<PatientInCare> {
  const opened = await patientInCare(context, patientId)
  if (!opened.patient.isRestricted) refuse('record.not-found')
  await context.clinic.recordRead({ what: 'restricted-record.opened', patientId, subjectTable: 'patients', subjectId: patientId })
  return opened
}
