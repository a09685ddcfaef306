import type { Metadata } from 'next'
import { benchRows } from '@/components/lab/bench-rows'
import { benchSignals } from '@/components/lab/bench-signals'
import { BenchTable } from '@/components/lab/bench-table'
import { ReceiveScanPad } from '@/components/lab/receive-scan-pad'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { listBenchWork } from '@/lib/queries/lab/list-bench-work'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Receive specimens' }

export default async function Page() {
  const context = await openPage('specimen:read')
  const { lines } = await listBenchWork(context)
  return (
    <>
      <RefreshOnSignal kinds={benchSignals} />
      <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: 'Receive specimens' }]} />
      <PageBody>
        <PageHeader title="Receive specimens" />
        <ReceiveScanPad />
        <BenchTable stage="receive" rows={benchRows(lines, { now: context.now(), zone: context.organisation.timeZone })} />
      </PageBody>
    </>
  )
}
