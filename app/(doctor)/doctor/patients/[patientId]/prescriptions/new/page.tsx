import type { Metadata } from 'next'
import { openChart } from '@/app/(doctor)/open-chart'
import { RestrictedPage } from '@/app/(doctor)/restricted-page'
import { TablesNotice } from '@/app/tables-notice'
import { ChartFrame } from '@/components/patients/chart-frame'
import { PrescribePad } from '@/components/prescriptions/prescribe-pad'
import { PrescribingAside } from '@/components/prescriptions/prescribing-aside'
import { SplitView } from '@/components/shell/split-view'
import { formatDay } from '@/lib/format/dates'
import { formatRecordName } from '@/lib/format/person-names'
import { getPrescribing } from '@/lib/queries/prescriptions/get-prescribing'

export const metadata: Metadata = { title: 'New prescription' }

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<{ encounter?: string }> }

export default async function NewPrescriptionPage({ params, searchParams }: Props) {
  const [{ patientId }, { encounter }] = await Promise.all([params, searchParams])
  const chart = await openChart({ permission: 'prescription:write', patientId, what: 'medicines.viewed', read: (context) => getPrescribing(context, patientId) })
  if (!chart) return <RestrictedPage area="/doctor" patientId={patientId} />
  const { patient, allergies, view, at, zone } = chart
  return (
    <ChartFrame area="/doctor" patient={patient} allergies={allergies} at={at} zone={zone} current={null} title="New prescription" bare>
      <SplitView side="right" asideLabel="Current medicines and values" aside={<PrescribingAside {...view} zone={zone} />}>
        <TablesNotice work="prescribing" />
        <PrescribePad patientId={patientId} patientText={`${formatRecordName(patient)}, born ${formatDay(patient.bornOn)}`} encounterId={encounter ?? null} kept={view.draft} zone={zone} />
      </SplitView>
    </ChartFrame>
  )
}
