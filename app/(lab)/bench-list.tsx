import type { ReactNode } from 'react'
import { pageFrom, type Place } from '@/app/page-from'
import { benchRows } from '@/components/lab/bench-rows'
import { benchSignals } from '@/components/lab/bench-signals'
import { BenchTable } from '@/components/lab/bench-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PlaceLost } from '@/components/shell/place-lost'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import type { BenchStage } from '@/lib/domain/lab/bench-stage'
import { listBenchWork } from '@/lib/queries/lab/list-bench-work'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export type BenchListProps = { searchParams: Promise<{ after?: Place }> }

/** A page of the bench: everything that is not finished, or what waits for one step. */
export async function BenchList({ searchParams, title, href, stage, children }: BenchListProps & { title: string; href: string; stage?: BenchStage; children?: ReactNode }) {
  const [search, context] = await Promise.all([searchParams, openPage('specimen:label')])
  const { page: { lines, next }, after, isRestarted } = await pageFrom(search.after, (place) => listBenchWork(context, place))
  return (
    <>
      <RefreshOnSignal kinds={benchSignals} />
      <PageTop crumbs={stage ? [{ label: 'Lab', href: '/lab' }, { label: title }] : [{ label: 'Lab' }]} />
      <PageBody>
        <PageHeader title={title} description={after ? 'Routine orders, the oldest first.' : 'Most urgent first, then the oldest.'} />
        {children}
        <PlaceLost isShown={isRestarted} />
        <BenchTable stage={stage} rows={benchRows(lines, { now: context.now(), zone: context.organisation.timeZone })} />
        {(next || after) && (
          <p className="mt-3 flex gap-2">
            {after && <ButtonLink href={href}>Most urgent</ButtonLink>}
            {next && <ButtonLink href={`${href}?after=${next}`}>More orders</ButtonLink>}
          </p>
        )}
      </PageBody>
    </>
  )
}
