import type { Metadata } from 'next'
import { openChart } from '@/app/(doctor)/open-chart'
import { RestrictedPage } from '@/app/(doctor)/restricted-page'
import { ChartFrame } from '@/components/patients/chart-frame'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { PatientResultsView } from '@/components/visits/patient-results-view'
import { labCatalogue } from '@/lib/domain/lab/catalogue'
import { getPatientResults } from '@/lib/queries/patients/get-patient-results'

export const metadata: Metadata = { title: 'Orders and results' }

const signals = ['lab-order.signed', 'specimen.collected', 'specimen.received', 'specimen.rejected', 'lab-report.issued', 'lab-report.acknowledged', 'critical-call.opened', 'critical-call.changed']
const titles = Object.fromEntries([...labCatalogue.panels.map(({ code, name }) => [code, name]), ...labCatalogue.tests.map(({ key, name }) => [key, name])])

export default async function PatientResultsPage({ params }: { params: Promise<{ patientId: string }> }) {
  const { patientId } = await params
  const chart = await openChart({ permission: 'lab-report:acknowledge', patientId, what: 'lab-results.viewed', read: (context) => getPatientResults(context, patientId) })
  if (!chart) return <RestrictedPage area="/doctor" patientId={patientId} />
  const { patient, allergies, view, at, zone } = chart
  return (
    <ChartFrame area="/doctor" patient={patient} allergies={allergies} at={at} zone={zone} current="results" signals={signals}>
      <PageHeader title="Orders and results" actions={<ButtonLink variant="primary" icon="orders" href={`/doctor/patients/${patientId}/orders/new`}>Order tests</ButtonLink>} />
      <PatientResultsView view={view} patient={patient} titles={titles} at={at} zone={zone} />
    </ChartFrame>
  )
}
