import type { Metadata } from 'next'
import { benchRows } from '@/components/lab/bench-rows'
import { benchSignals } from '@/components/lab/bench-signals'
import { BenchTable } from '@/components/lab/bench-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { listBenchWork } from '@/lib/queries/lab/list-bench-work'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Verify results' }

export default async function Page() {
  const context = await openPage('specimen:read')
  const { lines } = await listBenchWork(context)
  return (
    <>
      <RefreshOnSignal kinds={benchSignals} />
      <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: 'Verify results' }]} />
      <PageBody>
        <PageHeader title="Verify results" />
        <BenchTable stage="verify" rows={benchRows(lines, { now: context.now(), zone: context.organisation.timeZone })} />
      </PageBody>
    </>
  )
}
