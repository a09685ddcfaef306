import type { Metadata } from 'next'
import { pageFrom, type Place } from '@/app/page-from'
import { ReportsTable } from '@/components/lab/reports-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PlaceLost } from '@/components/shell/place-lost'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { formatInstant } from '@/lib/format/instants'
import { listIssuedReports } from '@/lib/queries/lab/list-issued-reports'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage({ searchParams }: { searchParams: Promise<{ after?: Place }> }) {
  const [search, context] = await Promise.all([searchParams, openPage('specimen:receive')])
  const { page: { items, next }, isRestarted } = await pageFrom(search.after, (place) => listIssuedReports(context, place))
  const rows = items.map((report) => ({ id: report.id, orderId: report.orderId, accession: report.accession, title: report.title, status: report.status, worstFlag: report.worstFlag, oppositeFlag: report.oppositeFlag, issued: formatInstant(report.issuedAt, context.organisation.timeZone), verifiedBy: report.verifiedByName ?? '', documentId: report.documentId, acknowledgedBy: report.acknowledgedByName }))
  return (
    <>
      <RefreshOnSignal kinds={['lab-report.issued', 'document.ready']} />
      <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: 'Reports' }]} />
      <PageBody>
        <PageHeader title="Reports" />
        <PlaceLost isShown={isRestarted} />
        <ReportsTable rows={rows} />
        {next && <ButtonLink href={`/lab/reports?after=${next}`} className="mt-3">Older reports</ButtonLink>}
      </PageBody>
    </>
  )
}
