import type { Metadata } from 'next'
import { pageFrom, type Place } from '@/app/page-from'
import { OwnReportList } from '@/components/portal/own-report-list'
import { portalSignals } from '@/components/portal/portal-signals'
import { PlaceLost } from '@/components/shell/place-lost'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listOwnReports } from '@/lib/queries/lab/list-own-reports'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Your results' }

export default async function OwnResultsPage({ searchParams }: { searchParams: Promise<{ after?: Place }> }) {
  const [search, context] = await Promise.all([searchParams, openPage('own-record:read')])
  const { page: { items, next }, isRestarted } = await pageFrom(search.after, (place) => listOwnReports(context, place))
  return (
    <>
      <RefreshOnSignal kinds={portalSignals} />
      <PageHeader title="Your results" description="A result appears here when two people at the laboratory have checked it." />
      <PlaceLost isShown={isRestarted} />
      <OwnReportList reports={items} zone={context.organisation.timeZone} />
      {next && <ButtonLink className="mt-4" href={`/portal/results?after=${next}`}>Older results</ButtonLink>}
    </>
  )
}
