import { PatientBanner } from '@/components/clinical/patient-banner'
import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { toBannerPatient } from './to-banner-patient'

type PatientHeaderProps = { patient: Patient; allergies: readonly Allergy[]; now: string; zone: string }

/** The patient banner outside the chart: bench and pharmacy see the same words and the same alerts as the doctor. */
export function PatientHeader({ patient, allergies, now, zone }: PatientHeaderProps) {
  return <PatientBanner patient={toBannerPatient(patient, allergies, { at: now, zone })} />
}
