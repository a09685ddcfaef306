import type { Metadata } from 'next'
import { OwnReportList } from '@/components/portal/own-report-list'
import { portalSignals } from '@/components/portal/portal-signals'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listOwnReports } from '@/lib/queries/lab/list-own-reports'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Your results' }

export default async function OwnResultsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const [{ after }, context] = await Promise.all([searchParams, openPage('own-record:read')])
  const { items, next } = await listOwnReports(context, after ?? null)
  return (
    <>
      <RefreshOnSignal kinds={portalSignals} />
      <PageHeader title="Your results" description="A result appears here when two people at the laboratory have checked it." />
      <OwnReportList reports={items} zone={context.organisation.timeZone} />
      {next && <ButtonLink className="mt-4" href={`/portal/results?after=${next}`}>Older results</ButtonLink>}
    </>
  )
}
