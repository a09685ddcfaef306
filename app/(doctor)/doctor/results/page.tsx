import type { Metadata } from 'next'
import { ResultsInbox } from '@/components/visits/results-inbox'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { TabLinks } from '@/components/ui/tab-links'
import { listReportsToRead } from '@/lib/queries/patients/list-reports-to-read'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Results' }

const signals = ['lab-report.issued', 'lab-report.acknowledged', 'critical-call.opened', 'critical-call.changed', 'lab-result.verified']

export default async function ResultsInboxPage({ searchParams }: { searchParams: Promise<{ whose?: string }> }) {
  const whose = (await searchParams).whose === 'clinic' ? 'clinic' : 'mine'
  const context = await openPage('lab-report:acknowledge')
  const inbox = await listReportsToRead(context, whose)
  return (
    <>
      <RefreshOnSignal kinds={signals} />
      <PageTop crumbs={[{ label: 'Results' }]} />
      <PageBody>
        <PageHeader title="Results" description="Critical and abnormal first. A result is done when somebody says what was done about it." />
        <div className="mb-3"><TabLinks label="Whose results" links={[{ href: '/doctor/results', label: 'Ordered by me', isCurrent: whose === 'mine' }, { href: '/doctor/results?whose=clinic', label: 'Whole clinic', isCurrent: whose === 'clinic' }]} /></div>
        <ResultsInbox inbox={inbox} at={context.now().toISOString()} zone={context.organisation.timeZone} />
      </PageBody>
    </>
  )
}
