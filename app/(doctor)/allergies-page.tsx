import { AllergyPanel } from '@/components/patients/allergy-panel'
import { ChartFrame } from '@/components/patients/chart-frame'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/access/permissions'
import { openChart } from './open-chart'
import { RestrictedPage } from './restricted-page'

/** What somebody must avoid. */
export async function AllergiesPage({ area, patientId }: { area: '/doctor' | '/nurse'; patientId: string }) {
  const chart = await openChart({ permission: 'patient:read', patientId, what: 'allergies.viewed', read: async () => null })
  if (!chart) return <RestrictedPage area={area} patientId={patientId} />
  const { context, patient, allergies, at, zone } = chart
  return (
    <ChartFrame area={area} patient={patient} allergies={allergies} at={at} zone={zone} current="allergies">
      <PageHeader title="Allergies" />
      <AllergyPanel patient={patient} allergies={allergies} newHref={`${area}/patients/${patientId}/allergies/new`} zone={zone} mayRecord={can(context.actor.role, 'allergy:record')} />
    </ChartFrame>
  )
}
