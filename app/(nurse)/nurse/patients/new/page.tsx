import type { Metadata } from 'next'
import { RegisterPatientPage } from '@/app/(doctor)/register-patient-page'

export const metadata: Metadata = { title: 'Register patient' }

export default function Page() {
  return <RegisterPatientPage area="/nurse" />
}
