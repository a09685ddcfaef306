import { TablesNotice } from '@/app/tables-notice'
import { ChartFrame } from '@/components/patients/chart-frame'
import { VitalsEntry } from '@/components/vitals/vitals-entry'
import { getVitalsHistory } from '@/lib/queries/vitals/get-vitals-history'
import { newestReadings } from '@/lib/queries/vitals/newest-readings'
import { openChart } from './open-chart'
import { RestrictedPage } from './restricted-page'

/** The pad for one new set of vitals. */
export async function NewVitalsPage({ area, patientId }: { area: '/doctor' | '/nurse'; patientId: string }) {
  const chart = await openChart({ permission: 'vitals:record', patientId, what: 'vitals.viewed', read: (context) => getVitalsHistory(context, patientId, 30) })
  if (!chart) return <RestrictedPage area={area} patientId={patientId} />
  const { patient, allergies, view, at, zone } = chart
  const { id, bornOn, pregnancy, pregnancyAsOf, pregnancyDueOn, spo2Scale } = patient
  return (
    <ChartFrame area={area} patient={patient} allergies={allergies} at={at} zone={zone} current={null} title="Record vitals" bare>
      <h1 className="px-gutter pt-3.5 text-title font-title tracking-title text-ink">Record vitals</h1>
      <TablesNotice work="vitals" />
      <VitalsEntry patient={{ id, bornOn, pregnancy, pregnancyAsOf, pregnancyDueOn, spo2Scale }} previous={newestReadings(view)} at={at} zone={zone} backHref={`${area}/patients/${patientId}`} />
    </ChartFrame>
  )
}
