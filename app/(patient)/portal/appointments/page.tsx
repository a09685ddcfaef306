import type { Metadata } from 'next'
import { BookVisit } from '@/components/portal/book-visit'
import { portalSignals } from '@/components/portal/portal-signals'
import { VisitList } from '@/components/portal/visit-list'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { dayOfInstant } from '@/lib/format/instants'
import { listBookableClinicians } from '@/lib/operations/appointments/list-bookable-clinicians'
import { listOwnVisits } from '@/lib/queries/appointments/list-own-visits'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Your visits' }

export default async function OwnVisitsPage() {
  const context = await openPage('own-appointment:book')
  const [visits, clinicians] = await Promise.all([listOwnVisits(context), listBookableClinicians(context)])
  const { timeZone } = context.organisation
  return (
    <>
      <RefreshOnSignal kinds={portalSignals} />
      <PageHeader title="Your visits" />
      <div className="grid gap-5">
        <VisitList title="Coming" visits={visits.coming} empty="Nothing is planned." canCancel />
        <Panel title="Book a visit"><BookVisit patientId={context.actor.patientId ?? ''} clinicians={clinicians} today={dayOfInstant(context.now().toISOString(), timeZone) ?? ''} zone={timeZone} /></Panel>
        <VisitList title="Earlier" visits={visits.past} empty="No appointment in the last three months." />
      </div>
    </>
  )
}
