import type { OperationContext } from '@/lib/operations/operation'
import { holdsAt, mayOpenRestricted } from './patient-in-care'
import { type PatientRow, toPatientRow } from './search-patients'

/** The restricted patients whose care team this person is on; nobody else learns that they exist. */
export async function listRestrictedPatients(context: OperationContext): Promise<PatientRow[]> {
  const { actor, clinic, now } = context
  if (!mayOpenRestricted(actor)) return []
  const { items } = await clinic.careTeamMembers.list({ where: { userId: actor.id }, limit: 300 })
  const ids = [...new Set(items.filter((tie) => tie.organisationId === actor.organisationId && holdsAt(tie, now())).map((tie) => tie.patientId))].slice(0, 100)
  if (ids.length === 0) return []
  const patients = await clinic.patients.list({ where: { id: ids, isRestricted: true }, limit: 100 })
  return patients.items.filter((patient) => patient.organisationId === actor.organisationId && patient.status === 'active').map(toPatientRow)
}
