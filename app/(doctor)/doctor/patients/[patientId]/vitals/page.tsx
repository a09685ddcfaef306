import type { Metadata } from 'next'
import { VitalsPage } from '@/app/(doctor)/vitals-page'

export const metadata: Metadata = { title: 'Vitals' }

export default async function Page({ params }: { params: Promise<{ patientId: string }> }) {
  return <VitalsPage area="/doctor" patientId={(await params).patientId} />
}
