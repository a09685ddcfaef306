import type { Metadata } from 'next'
import { BenchTable } from '@/components/lab/bench-table'
import { benchRows } from '@/components/lab/bench-rows'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { listBenchWork } from '@/lib/queries/lab/list-bench-work'
import { openPage } from '@/lib/session/context'
import { benchSignals } from '@/components/lab/bench-signals'

export const metadata: Metadata = { title: 'Bench worklist' }

export default async function BenchPage() {
  const context = await openPage('specimen:label')
  const { lines, isCut } = await listBenchWork(context)
  return (
    <>
      <RefreshOnSignal kinds={benchSignals} />
      <PageTop crumbs={[{ label: 'Lab' }]} />
      <PageBody>
        <PageHeader title="Bench worklist" description={isCut ? 'The most urgent are shown; more follow when these are done.' : 'Most urgent first, then the oldest.'} />
        <BenchTable rows={benchRows(lines, { now: context.now(), zone: context.organisation.timeZone })} />
      </PageBody>
    </>
  )
}
