import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TablesNotice } from '@/app/tables-notice'
import { benchSignals } from '@/components/lab/bench-signals'
import { CallPanel } from '@/components/lab/call-panel'
import { CustodyList } from '@/components/lab/custody-list'
import { OrderHeader } from '@/components/lab/order-header'
import { VerifyForm } from '@/components/lab/verify-form'
import { VerifyQueue } from '@/components/lab/verify-queue'
import { verifyLines } from '@/components/lab/verify-lines'
import { PatientHeader } from '@/components/patients/patient-header'
import { PageTop } from '@/components/shell/page-top'
import { SplitView } from '@/components/shell/split-view'
import { Badge } from '@/components/ui/badge'
import { isRefusal } from '@/lib/errors/is-refusal'
import { upper } from '@/lib/format/person-names'
import { getOrderForVerification } from '@/lib/queries/lab/get-order-for-verification'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Second check' }

export default async function VerifyPage({ params }: { params: Promise<{ orderId: string }> }) {
  const [{ orderId }, context] = await Promise.all([params, openPage('lab-result:verify')])
  const view = await getOrderForVerification(context, orderId).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error)))
  await recordView(context, { what: 'lab-order.viewed', patientId: view.order.patientId, subjectTable: 'lab_orders', subjectId: orderId })
  const { timeZone: zone } = context.organisation
  const now = context.now().toISOString()
  const { patient } = view
  const lines = verifyLines(view)
  return (
    <>
      <RefreshOnSignal kinds={benchSignals} />
      <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: 'Verify', href: '/lab/verify' }, { label: view.order.accession, isIdentifier: true }]} />
      <SplitView asideLabel="To verify" aside={<VerifyQueue queue={view.queue} current={orderId} actorId={context.actor.id} now={now} />}>
        {patient && <PatientHeader patient={patient} allergies={view.allergies} now={now} zone={zone} />}
        <VerifyForm orderId={orderId} lines={lines} calls={view.calls} actorId={context.actor.id} reportOf={{ patientName: patient ? `${upper(patient.familyName)}, ${patient.givenName}` : 'this patient', requester: view.order.orderedByName }} custody={<CustodyList view={view} zone={zone} />}>
          <TablesNotice work="bench" />
          <OrderHeader order={view.order} zone={zone} badge={lines.some((line) => line.isWaiting) && <Badge tone="pending" icon="users">Needs second person</Badge>} />
          {view.calls.map((call) => <CallPanel key={call.id} call={call} zone={zone} now={now} />)}
        </VerifyForm>
      </SplitView>
    </>
  )
}
