import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TablesNotice } from '@/app/tables-notice'
import { benchSignals } from '@/components/lab/bench-signals'
import { CallPanel } from '@/components/lab/call-panel'
import { EntryPanel } from '@/components/lab/entry-panel'
import { OrderHeader } from '@/components/lab/order-header'
import { SpecimenPanel } from '@/components/lab/specimen-panel'
import { PatientHeader } from '@/components/patients/patient-header'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { can } from '@/lib/access/permissions'
import { findLabTest } from '@/lib/domain/lab/catalogue'
import { isRefusal } from '@/lib/errors/is-refusal'
import { getOrderForBench } from '@/lib/queries/lab/get-order-for-bench'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Laboratory order' }

export default async function BenchOrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const [{ orderId }, context] = await Promise.all([params, openPage('specimen:label')])
  const bench = await getOrderForBench(context, orderId).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error)))
  await recordView(context, { what: 'lab-order.viewed', patientId: bench.order.patientId, subjectTable: 'lab_orders', subjectId: orderId })
  const zone = context.organisation.timeZone
  const now = context.now().toISOString()
  return (
    <>
      <RefreshOnSignal kinds={benchSignals} />
      <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: bench.order.accession, isIdentifier: true }]} />
      {bench.patient && <PatientHeader patient={bench.patient} allergies={bench.allergies} now={now} zone={zone} />}
      <PageBody>
        <OrderHeader order={bench.order} zone={zone} />
        {bench.calls.map((call) => <CallPanel key={call.id} call={call} zone={zone} now={now} />)}
        <TablesNotice work="bench" />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {bench.specimens.map((specimen) => (
            <SpecimenPanel key={specimen.id} specimen={specimen} testNames={specimen.testKeys.map((key) => findLabTest(key)?.name ?? key)} zone={zone} may={{ label: can(context.actor.role, 'specimen:label'), collect: can(context.actor.role, 'specimen:collect'), receive: can(context.actor.role, 'specimen:receive') }} />
          ))}
          {can(context.actor.role, 'lab-result:enter') && <EntryPanel bench={bench} actorId={context.actor.id} now={now} zone={zone} />}
        </div>
      </PageBody>
    </>
  )
}
