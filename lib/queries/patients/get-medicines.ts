import type { HomeMedication } from '@/lib/domain/patients/patient.schema'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import type { QueryContext } from '@/lib/queries/query'

export type PatientMedicines = { prescribed: PrescriptionItem[]; home: HomeMedication[] }

/** What the person takes: prescribed here and brought along, the current ones first. */
export async function getMedicines({ data }: Pick<QueryContext, 'data'>, patientId: string): Promise<PatientMedicines> {
  const [prescribed, home] = await Promise.all([
    data.prescriptionItems.list({ where: { patientId, status: ['active', 'completed', 'stopped'] }, limit: 100 }),
    data.homeMedications.list({ where: { patientId, status: ['active', 'stopped'] }, limit: 100 }),
  ])
  const isActive = (record: { status: string }) => (record.status === 'active' ? 0 : 1)
  return { prescribed: prescribed.items.toSorted((a, b) => isActive(a) - isActive(b)), home: home.items.toSorted((a, b) => isActive(a) - isActive(b)) }
}
