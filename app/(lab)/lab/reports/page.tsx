import type { Metadata } from 'next'
import { ReportsTable } from '@/components/lab/reports-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { formatInstant } from '@/lib/format/instants'
import { listIssuedReports } from '@/lib/queries/lab/list-issued-reports'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const [{ after }, context] = await Promise.all([searchParams, openPage('specimen:receive')])
  const { items, next } = await listIssuedReports(context, after ?? null)
  const rows = items.map((report) => ({ id: report.id, orderId: report.orderId, accession: report.accession, title: report.title, status: report.status, flag: report.worstFlag, issued: formatInstant(report.issuedAt, context.organisation.timeZone), verifiedBy: report.verifiedByName ?? '', documentId: report.documentId, acknowledgedBy: report.acknowledgedByName }))
  return (
    <>
      <RefreshOnSignal kinds={['lab-report.issued', 'document.ready']} />
      <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: 'Reports' }]} />
      <PageBody>
        <PageHeader title="Reports" />
        <ReportsTable rows={rows} />
        {next && <ButtonLink href={`/lab/reports?after=${next}`} className="mt-3">Older reports</ButtonLink>}
      </PageBody>
    </>
  )
}
