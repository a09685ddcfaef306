import type { Metadata } from 'next'
import { NewAppointmentPage } from '@/app/(doctor)/new-appointment-page'

export const metadata: Metadata = { title: 'Book appointment' }

export default async function Page({ params }: { params: Promise<{ patientId: string }> }) {
  return <NewAppointmentPage area="/nurse" patientId={(await params).patientId} />
}
