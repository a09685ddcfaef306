import type { Metadata } from 'next'
import { PatientDirectory } from '@/app/(doctor)/patient-directory'

export const metadata: Metadata = { title: 'Patients' }

export default function NursePatientsPage() {
  return <PatientDirectory area="/nurse" />
}
