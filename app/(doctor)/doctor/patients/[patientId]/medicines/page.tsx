import type { Metadata } from 'next'
import { MedicinesPage } from '@/app/(doctor)/medicines-page'

export const metadata: Metadata = { title: 'Medicines' }

export default async function Page({ params }: { params: Promise<{ patientId: string }> }) {
  return <MedicinesPage area="/doctor" patientId={(await params).patientId} />
}
