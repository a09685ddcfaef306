import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { openChart } from '@/app/(doctor)/open-chart'
import { RestrictedPage } from '@/app/(doctor)/restricted-page'
import { ChartFrame } from '@/components/patients/chart-frame'
import { PrescriptionView } from '@/components/prescriptions/prescription-view'
import { can } from '@/lib/access/permissions'
import { isRefusal } from '@/lib/errors/is-refusal'
import { getPrescription } from '@/lib/queries/prescriptions/get-prescription'

export const metadata: Metadata = { title: 'Prescription' }

export default async function PrescriptionPage({ params }: { params: Promise<{ patientId: string; prescriptionId: string }> }) {
  const { patientId, prescriptionId } = await params
  const chart = await openChart({
    permission: 'prescription:write', patientId, what: 'prescription.viewed',
    read: (context) => getPrescription(context, patientId, prescriptionId).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error))),
  })
  if (!chart) return <RestrictedPage area="/doctor" patientId={patientId} />
  const { context, patient, allergies, view, at, zone } = chart
  return (
    <ChartFrame area="/doctor" patient={patient} allergies={allergies} at={at} zone={zone} current={null} title="Prescription" signals={['prescription.changed', 'dispense.changed', 'document.ready']}>
      <PrescriptionView {...view} mayAct={can(context.actor.role, 'prescription:stop')} zone={zone} />
    </ChartFrame>
  )
}
