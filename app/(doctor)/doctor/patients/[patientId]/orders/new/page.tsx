import type { Metadata } from 'next'
import { openChart } from '@/app/(doctor)/open-chart'
import { RestrictedPage } from '@/app/(doctor)/restricted-page'
import { ChartFrame } from '@/components/patients/chart-frame'
import { OrderForm } from '@/components/visits/order-form'
import { getSpecimenKind, labCatalogue } from '@/lib/domain/lab/catalogue'
import { getOrderScene } from '@/lib/queries/patients/get-order-scene'

export const metadata: Metadata = { title: 'Order tests' }

/** Names and tubes only: the limits of the catalogue stay on the server. */
const tests = labCatalogue.tests.map(({ key, name, specimen }) => ({ key, name, tube: getSpecimenKind(specimen).tube, specimen }))
const panels = labCatalogue.panels.filter((panel) => panel.members.length > 0).map(({ code, name, members }) => ({ code, name, members: [...members] }))

type Params = { params: Promise<{ patientId: string }>; searchParams: Promise<{ encounter?: string }> }

export default async function NewOrderPage({ params, searchParams }: Params) {
  const [{ patientId }, { encounter }] = await Promise.all([params, searchParams])
  const chart = await openChart({ permission: 'lab-order:place', patientId, what: 'lab-results.viewed', read: (context) => getOrderScene(context, patientId) })
  if (!chart) return <RestrictedPage area="/doctor" patientId={patientId} />
  const { patient, allergies, view, at, zone } = chart
  return (
    <ChartFrame area="/doctor" patient={patient} allergies={allergies} at={at} zone={zone} current={null} title="Order tests" bare>
      <OrderForm patient={patient} encounterId={encounter ?? null} tests={tests} panels={panels} diagnoses={view.diagnoses.map(({ code, title }) => ({ code, title }))} earlier={view.earlier} at={at} zone={zone} />
    </ChartFrame>
  )
}
