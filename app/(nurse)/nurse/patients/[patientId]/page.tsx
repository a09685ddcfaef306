import type { Metadata } from 'next'
import { openChart } from '@/app/(doctor)/open-chart'
import { RestrictedPage } from '@/app/(doctor)/restricted-page'
import { ChartFrame } from '@/components/patients/chart-frame'
import { PregnancyPanel } from '@/components/patients/pregnancy-panel'
import { PatientFacts } from '@/components/patients/patient-facts'
import { LastVitals } from '@/components/vitals/last-vitals'
import { PageHeader } from '@/components/ui/page-header'
import { TaskLines } from '@/components/visits/task-lines'
import { Panel } from '@/components/ui/panel'
import { getPatientOverview } from '@/lib/queries/patients/get-patient-overview'

export const metadata: Metadata = { title: 'Patient' }

export default async function NursePatientPage({ params }: { params: Promise<{ patientId: string }> }) {
  const { patientId } = await params
  const chart = await openChart({ permission: 'vitals:record', patientId, what: 'patient-chart.viewed', read: (context) => getPatientOverview(context, patientId) })
  if (!chart) return <RestrictedPage area="/nurse" patientId={patientId} />
  const { patient, allergies, view, at, zone } = chart
  const base = `/nurse/patients/${patientId}`
  return (
    <ChartFrame area="/nurse" patient={patient} allergies={allergies} at={at} zone={zone} current="summary" signals={['vitals.recorded', 'pregnancy.recorded', 'task.changed', 'appointment.changed', 'encounter.changed', 'specimen.collected']}>
      <PageHeader title="Overview" className="sr-only" />
      <div className="grid items-start gap-4 desktop:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <LastVitals set={view.lastSet} at={at} zone={zone} recordHref={`${base}/vitals/new`} historyHref={`${base}/vitals`} />
        <div className="grid gap-4">
          {view.tasks.length > 0 && <Panel title="Open tasks" note={`${view.tasks.length}`} flush><TaskLines tasks={view.tasks} area="/nurse" at={at} hidePatient /></Panel>}
          <PregnancyPanel patient={patient} at={at} zone={zone} />
          <PatientFacts patient={patient} appointments={view.appointments} encounters={view.encounters} diagnoses={view.diagnoses} at={at} zone={zone} />
        </div>
      </div>
    </ChartFrame>
  )
}
