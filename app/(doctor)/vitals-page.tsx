import { ChartFrame } from '@/components/patients/chart-frame'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Spo2ScaleForm } from '@/components/vitals/spo2-scale-form'
import { VitalsHistory } from '@/components/vitals/vitals-history'
import { can } from '@/lib/access/permissions'
import { getVitalsHistory } from '@/lib/queries/vitals/get-vitals-history'
import { openChart } from './open-chart'
import { RestrictedPage } from './restricted-page'

/** The course of somebody's vitals. */
export async function VitalsPage({ area, patientId }: { area: '/doctor' | '/nurse'; patientId: string }) {
  const chart = await openChart({ permission: 'vitals:read', patientId, what: 'vitals.viewed', read: (context) => getVitalsHistory(context, patientId) })
  if (!chart) return <RestrictedPage area={area} patientId={patientId} />
  const { context, patient, allergies, view, at, zone } = chart
  return (
    <ChartFrame area={area} patient={patient} allergies={allergies} at={at} zone={zone} current="vitals" signals={['vitals.recorded']}>
      <PageHeader title="Vitals" actions={<ButtonLink variant="primary" icon="activity" href={`${area}/patients/${patientId}/vitals/new`}>Record vitals</ButtonLink>} />
      {can(context.actor.role, 'prescription:write') && <Spo2ScaleForm patientId={patientId} scale={patient.spo2Scale} />}
      <VitalsHistory sets={view} zone={zone} mayMark={can(context.actor.role, 'vitals:record')} />
    </ChartFrame>
  )
}
