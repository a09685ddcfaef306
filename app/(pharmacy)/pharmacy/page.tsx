import type { Metadata } from 'next'
import { pharmacySignals } from '@/components/pharmacy/pharmacy-signals'
import { QueueTable } from '@/components/pharmacy/queue-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { formatWait, minutesBetween } from '@/lib/format/durations'
import { listQueue } from '@/lib/queries/pharmacy/list-queue'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Dispensing queue' }

export default async function QueuePage() {
  const context = await openPage('dispense:check')
  const { lines, isCut } = await listQueue(context)
  const now = context.now().toISOString()
  return (
    <>
      <RefreshOnSignal kinds={[...pharmacySignals]} />
      <PageTop crumbs={[{ label: 'Pharmacy' }]} />
      <PageBody>
        <PageHeader title="Dispensing queue" description={isCut ? 'The oldest are shown; more follow when these are done.' : 'Most urgent first, then the oldest. New prescriptions appear by themselves.'} />
        <QueueTable rows={lines.map(({ prescriptionNumber, queuedAt, ...line }) => ({ ...line, number: prescriptionNumber, age: formatWait(minutesBetween(queuedAt, now) ?? 0) }))} />
      </PageBody>
    </>
  )
}
