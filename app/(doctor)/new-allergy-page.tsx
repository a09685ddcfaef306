import { ChartFrame } from '@/components/patients/chart-frame'
import { RecordAllergyPad } from '@/components/patients/record-allergy-pad'
import { PageHeader } from '@/components/ui/page-header'
import { allergens } from '@/lib/domain/allergies/allergen.table'
import { openChart } from './open-chart'
import { RestrictedPage } from './restricted-page'

/** Records one allergy. */
export async function NewAllergyPage({ area, patientId }: { area: '/doctor' | '/nurse'; patientId: string }) {
  const chart = await openChart({ permission: 'allergy:record', patientId, what: 'allergies.viewed', read: async () => null })
  if (!chart) return <RestrictedPage area={area} patientId={patientId} />
  const { patient, allergies, at, zone } = chart
  return (
    <ChartFrame area={area} patient={patient} allergies={allergies} at={at} zone={zone} current={null} title="Add allergy">
      <PageHeader title="Add allergy" />
      <RecordAllergyPad patientId={patientId} agents={allergens.map(({ code, name, kind }) => ({ code, name, kind }))} backHref={`${area}/patients/${patientId}/allergies`} />
    </ChartFrame>
  )
}
