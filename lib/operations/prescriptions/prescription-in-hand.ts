import type { About } from '@/lib/access/row-readers'
import type { Readership } from '@/lib/data/transaction'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { patientInCare } from '../patients/patient-in-care'
import { pharmacyPeople } from '../pharmacy/pharmacy-people'

export type PrescriptionInHand = { prescription: Prescription; items: PrescriptionItem[]; patient: Patient; about: About; readership: Readership & { people: string[] } }

/**
 * A signed prescription a doctor acts on. Restricted records only for the care team.
 * @throws Refusal record.not-found, access.no-care-relationship
 */
export async function prescriptionInHand(context: OperationContext, prescriptionId: string): Promise<PrescriptionInHand> {
  const { actor, clinic } = context
  const stored = await clinic.prescriptions.get(prescriptionId)
  if (stored.organisationId !== actor.organisationId || (stored.signedAt === null && stored.prescriberId !== actor.id)) refuse('record.not-found')
  const { patient, about } = await patientInCare(context, stored.patientId)
  const [items, people] = await Promise.all([itemsOf(context, prescriptionId), pharmacyPeople(context, about)])
  return { prescription: stored, items, patient, about, readership: { about, people: [...people, stored.prescriberId] } }
}

/** The lines in their order. */
export async function itemsOf({ clinic }: Pick<OperationContext, 'clinic'>, prescriptionId: string): Promise<PrescriptionItem[]> {
  return (await clinic.prescriptionItems.list({ where: { prescriptionId }, orderBy: ['position', 'asc'], limit: 60 })).items
}
