import type { Metadata } from 'next'
import { NewVitalsPage } from '@/app/(doctor)/new-vitals-page'

export const metadata: Metadata = { title: 'Record vitals' }

export default async function Page({ params }: { params: Promise<{ patientId: string }> }) {
  return <NewVitalsPage area="/nurse" patientId={(await params).patientId} />
}
