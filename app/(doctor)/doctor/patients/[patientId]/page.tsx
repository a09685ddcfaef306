import type { Metadata } from 'next'
import { openChart } from '@/app/(doctor)/open-chart'
import { RestrictedPage } from '@/app/(doctor)/restricted-page'
import { ChartFrame } from '@/components/patients/chart-frame'
import { ChartSummary } from '@/components/patients/chart-summary'
import { PageHeader } from '@/components/ui/page-header'
import { getTimeline } from '@/lib/queries/patients/get-timeline'

export const metadata: Metadata = { title: 'Chart' }

const signals = ['vitals.recorded', 'pregnancy.recorded', 'lab-report.issued', 'lab-report.acknowledged', 'lab-order.signed', 'encounter.changed', 'diagnosis.changed', 'prescription.signed', 'prescription.changed']

export default async function ChartPage({ params }: { params: Promise<{ patientId: string }> }) {
  const { patientId } = await params
  const chart = await openChart({ permission: 'encounter:start', patientId, what: 'patient-chart.viewed', read: (context) => getTimeline(context, patientId) })
  if (!chart) return <RestrictedPage area="/doctor" patientId={patientId} />
  const { context, patient, allergies, view, at, zone } = chart
  return (
    <ChartFrame area="/doctor" patient={patient} allergies={allergies} at={at} zone={zone} current="summary" signals={signals}>
      <PageHeader title="Summary" className="sr-only" />
      <ChartSummary patient={patient} records={view} actorId={context.actor.id} at={at} zone={zone} />
    </ChartFrame>
  )
}
