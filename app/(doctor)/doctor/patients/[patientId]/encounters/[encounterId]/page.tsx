import type { Metadata } from 'next'
import { openChart } from '@/app/(doctor)/open-chart'
import { RestrictedPage } from '@/app/(doctor)/restricted-page'
import { ChartFrame } from '@/components/patients/chart-frame'
import { EncounterView } from '@/components/visits/encounter-view'
import { getEncounter } from '@/lib/queries/visits/get-encounter'

export const metadata: Metadata = { title: 'Visit' }

export default async function EncounterPage({ params }: { params: Promise<{ patientId: string; encounterId: string }> }) {
  const { patientId, encounterId } = await params
  const chart = await openChart({ permission: 'encounter:read', patientId, what: 'encounter.viewed', read: (context) => getEncounter(context, patientId, encounterId) })
  if (!chart) return <RestrictedPage area="/doctor" patientId={patientId} />
  const { context, patient, allergies, view, at, zone } = chart
  return (
    <ChartFrame area="/doctor" patient={patient} allergies={allergies} at={at} zone={zone} current={null} title="Visit" signals={['vitals.recorded', 'lab-report.issued', 'encounter.changed', 'diagnosis.changed']}>
      <EncounterView view={view} patient={patient} actorId={context.actor.id} at={at} zone={zone} />
    </ChartFrame>
  )
}
