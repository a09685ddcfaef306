import type { HomeMedication } from '@/lib/domain/patients/patient.schema'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import type { QueryContext } from '@/lib/queries/query'

export type PatientMedicines = { prescribed: PrescriptionItem[]; home: HomeMedication[] }

/** What the person takes: prescribed here and brought along, the current ones first. */
export async function getMedicines({ data }: Pick<QueryContext, 'data'>, patientId: string): Promise<PatientMedicines> {
  // The newest hundred, shown in the order they were written: a long history must not push out what is taken now.
  const [prescribed, home] = await Promise.all([
    data.prescriptionItems.list({ where: { patientId, status: ['active', 'completed', 'stopped'] }, orderBy: ['createdAt', 'desc'], limit: 100 }),
    data.homeMedications.list({ where: { patientId, status: ['active', 'stopped'] }, orderBy: ['createdAt', 'desc'], limit: 100 }),
  ])
  const isActive = (record: { status: string }) => (record.status === 'active' ? 0 : 1)
  return { prescribed: prescribed.items.toReversed().toSorted((a, b) => isActive(a) - isActive(b)), home: home.items.toReversed().toSorted((a, b) => isActive(a) - isActive(b)) }
}
