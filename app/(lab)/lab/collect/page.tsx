import type { Metadata } from 'next'
import { benchRows } from '@/components/lab/bench-rows'
import { benchSignals } from '@/components/lab/bench-signals'
import { CollectTable } from '@/components/lab/collect-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { formatDay } from '@/lib/format/dates'
import { formatRecordName } from '@/lib/format/person-names'
import { listToCollect } from '@/lib/queries/lab/list-to-collect'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Collect specimens' }

export default async function CollectPage() {
  const context = await openPage('specimen:collect')
  const { lines, isCut } = await listToCollect(context)
  const rows = benchRows(lines, { now: context.now(), zone: context.organisation.timeZone })
  return (
    <>
      <RefreshOnSignal kinds={benchSignals} />
      <PageTop crumbs={[{ label: 'Collect specimens' }]} />
      <PageBody>
        <PageHeader title="Collect specimens" description={isCut ? 'The longest waiting are shown; more follow when these are collected.' : 'Most urgent first. Print the label, ask for name and date of birth, then collect.'} />
        <CollectTable rows={rows.map((row, index) => ({ ...row, who: lines[index]?.patient ? formatRecordName(lines[index].patient) : 'Restricted record', born: lines[index]?.patient ? formatDay(lines[index].patient.bornOn) : null }))} />
      </PageBody>
    </>
  )
}
