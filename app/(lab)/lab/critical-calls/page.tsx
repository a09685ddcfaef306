import type { Metadata } from 'next'
import { CallPanel } from '@/components/lab/call-panel'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listCriticalCalls } from '@/lib/queries/lab/list-critical-calls'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Critical calls' }

export default async function CriticalCallsPage() {
  const context = await openPage('critical-call:record')
  const calls = await listCriticalCalls(context)
  const now = context.now().toISOString()
  return (
    <>
      <RefreshOnSignal kinds={['critical-call.opened', 'critical-call.changed']} />
      <PageTop crumbs={[{ label: 'Lab', href: '/lab' }, { label: 'Critical calls' }]} />
      <PageBody>
        <PageHeader title="Critical calls" description="Each stays until a clinician has answered." />
        {calls.length === 0 && <EmptyState title="No critical value is open">A critical value appears here when it is saved.</EmptyState>}
        {calls.map((call) => (
          <section key={call.id} aria-label={`${call.testName} ${call.valueText}`} className="mb-4">
            <CallPanel call={call} patient={call.patient} zone={context.organisation.timeZone} now={now} />
          </section>
        ))}
      </PageBody>
    </>
  )
}
