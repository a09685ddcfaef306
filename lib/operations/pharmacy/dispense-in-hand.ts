import type { About } from '@/lib/access/row-readers'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { openDispenseStatuses } from '@/lib/domain/pharmacy/dispense-lines'
import type { Dispense, DispenseStatus } from '@/lib/domain/pharmacy/stock.schema'
import type { Prescription, PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { aboutOf } from '../patients/patient-in-care'
import { itemsOf } from '../prescriptions/prescription-in-hand'
import { pharmacyPeople } from './pharmacy-people'

export const openStatuses: readonly DispenseStatus[] = openDispenseStatuses

export type DispenseInHand = { dispense: Dispense; prescription: Prescription; items: PrescriptionItem[]; patient: Patient; about: About; readership: { about: About; people: string[] } }

/**
 * The supply a pharmacist works on, read with their own rights; the rest of what it is about as the clinic.
 * @throws Refusal record.not-found for another organisation's or one they may not see; record.changed-meanwhile for another version
 */
export async function dispenseInHand(context: OperationContext, { dispenseId, version }: { dispenseId: string; version?: number }): Promise<DispenseInHand> {
  const { actor, data, clinic } = context
  const dispense = await data.dispenses.get(dispenseId)
  if (dispense.organisationId !== actor.organisationId) refuse('record.not-found')
  if (version !== undefined && dispense.version !== version) refuse('record.changed-meanwhile')
  const [prescription, items, patient] = await Promise.all([clinic.prescriptions.get(dispense.prescriptionId), itemsOf(context, dispense.prescriptionId), clinic.patients.get(dispense.patientId)])
  const about = aboutOf(patient)
  const people = await pharmacyPeople(context, about)
  return { dispense, prescription, items, patient, about, readership: { about, people: [...people, prescription.prescriberId] } }
}
