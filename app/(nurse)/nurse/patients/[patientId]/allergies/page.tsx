import type { Metadata } from 'next'
import { AllergiesPage } from '@/app/(doctor)/allergies-page'

export const metadata: Metadata = { title: 'Allergies' }

export default async function Page({ params }: { params: Promise<{ patientId: string }> }) {
  return <AllergiesPage area="/nurse" patientId={(await params).patientId} />
}
