import type { Metadata } from 'next'
import { pageFrom, type Place } from '@/app/page-from'
import { pharmacySignals } from '@/components/pharmacy/pharmacy-signals'
import { QueueTable } from '@/components/pharmacy/queue-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PlaceLost } from '@/components/shell/place-lost'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { formatWait, minutesBetween } from '@/lib/format/durations'
import { listQueue } from '@/lib/queries/pharmacy/list-queue'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Dispensing queue' }

export default async function QueuePage({ searchParams }: { searchParams: Promise<{ after?: Place }> }) {
  const [search, context] = await Promise.all([searchParams, openPage('dispense:check')])
  const { page: { lines, next }, after, isRestarted } = await pageFrom(search.after, (place) => listQueue(context, place))
  const now = context.now().toISOString()
  return (
    <>
      <RefreshOnSignal kinds={[...pharmacySignals]} />
      <PageTop crumbs={[{ label: 'Pharmacy' }]} />
      <PageBody>
        <PageHeader title="Dispensing queue" description={after ? 'Routine supplies, the oldest first.' : 'Most urgent first, then the oldest. New prescriptions appear by themselves.'} />
        <PlaceLost isShown={isRestarted} />
        <QueueTable rows={lines.map(({ prescriptionNumber, queuedAt, ...line }) => ({ ...line, number: prescriptionNumber, age: formatWait(minutesBetween(queuedAt, now) ?? 0) }))} />
        {(next || after) && <p className="mt-3 flex gap-2">{after && <ButtonLink href="/pharmacy">Most urgent</ButtonLink>}{next && <ButtonLink href={`/pharmacy?after=${next}`}>More supplies</ButtonLink>}</p>}
      </PageBody>
    </>
  )
}
