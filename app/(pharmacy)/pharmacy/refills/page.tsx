import type { Metadata } from 'next'
import { pharmacySignals } from '@/components/pharmacy/pharmacy-signals'
import { RefillList } from '@/components/pharmacy/refill-list'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { formatWait, minutesBetween } from '@/lib/format/durations'
import { listRefills } from '@/lib/queries/pharmacy/list-refills'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Refill requests' }

export default async function RefillsPage() {
  const context = await openPage('dispense:check')
  const lines = await listRefills(context)
  const now = context.now().toISOString()
  return (
    <>
      <RefreshOnSignal kinds={[...pharmacySignals]} />
      <PageTop crumbs={[{ label: 'Pharmacy', href: '/pharmacy' }, { label: 'Refill requests' }]} />
      <PageBody>
        <PageHeader title="Refill requests" description="What patients ask for again. A refill comes from the repeats; a renewal goes to the prescriber." />
        {lines.length === 0
          ? <Panel><EmptyState icon="repeat" title="No requests wait">When a patient asks for more, it appears here by itself.</EmptyState></Panel>
          : <RefillList rows={lines.map(({ request, item, repeatsLeft }) => ({ id: request.id, version: request.version, medicine: item ? `${item.name} ${item.strength} ${item.form}` : 'Medicine not shown', kind: request.kind, status: request.status, age: formatWait(minutesBetween(request.requestedAt, now) ?? 0), repeatsLeft }))} />}
      </PageBody>
    </>
  )
}
