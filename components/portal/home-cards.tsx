import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { LabReport } from '@/lib/domain/lab/order.schema'
import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { formatDayForPatient } from '@/lib/format/dates'
import { dayOfInstant, formatInstantForPatient } from '@/lib/format/instants'

export type Home = { nextVisit: Appointment | null; reports: readonly LabReport[]; items: readonly PrescriptionItem[]; readyToCollect: readonly Dispense[] }

/** One next step first, then what came back, then what to take. */
export function HomeCards({ home, zone }: { home: Home; zone: string }) {
  return (
    <div className="grid gap-5">
      <NextStep home={home} zone={zone} />
      <Panel title="Newest results" actions={<TextLink href="/portal/results">All results</TextLink>}>
        {home.reports.length === 0 ? <p className="text-plain text-ink-2">No result has been released to you yet.</p> : (
          <ul className="divide-y">
            {home.reports.map((report) => (
              <li key={report.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2 text-plain">
                <TextLink href={`/portal/results/${report.id}`}>{report.title}</TextLink>
                <span className="text-ink-2">{formatDayForPatient(dayOfInstant(report.issuedAt, zone))}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Medicines to take" actions={<TextLink href="/portal/medicines">All medicines</TextLink>}>
        {home.items.length === 0 ? <p className="text-plain text-ink-2">Your clinic has no current prescription for you.</p> : (
          <ul className="divide-y">
            {home.items.map((item) => <li key={item.id} className="py-2"><p className="text-plain font-label">{item.name}</p><p className="text-plain text-ink-2">{item.sentence}</p></li>)}
          </ul>
        )}
      </Panel>
    </div>
  )
}

function NextStep({ home, zone }: { home: Home; zone: string }) {
  const { nextVisit, readyToCollect } = home
  if (readyToCollect.length > 0) {
    return <Panel title="Next step"><p className="text-plain">Your medicine is ready. Bring something with your name and date of birth.</p><ButtonLink className="mt-3" variant="primary" href="/portal/medicines">See what is ready</ButtonLink></Panel>
  }
  if (nextVisit) {
    return <Panel title="Next step"><p className="text-plain"><strong className="font-label">{formatInstantForPatient(nextVisit.startAt, nextVisit.timeZone || zone)}</strong>, with {nextVisit.practitionerName}{nextVisit.status === 'arrived' || nextVisit.status === 'checked-in' ? '. The clinic knows that you are here.' : ''}</p><ButtonLink className="mt-3" variant="primary" href="/portal/appointments">See your visit</ButtonLink></Panel>
  }
  return <Panel title="Next step"><p className="text-plain text-ink-2">Nothing is planned. Book a visit when you need one.</p><ButtonLink className="mt-3" variant="primary" href="/portal/appointments">Book a visit</ButtonLink></Panel>
}
