import type { Metadata } from 'next'
import { NewAllergyPage } from '@/app/(doctor)/new-allergy-page'

export const metadata: Metadata = { title: 'Add allergy' }

export default async function Page({ params }: { params: Promise<{ patientId: string }> }) {
  return <NewAllergyPage area="/nurse" patientId={(await params).patientId} />
}
