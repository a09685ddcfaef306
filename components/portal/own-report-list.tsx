import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import type { LabReport } from '@/lib/domain/lab/order.schema'
import { formatDayForPatient } from '@/lib/format/dates'
import { dayOfInstant } from '@/lib/format/instants'

/** One calm sentence for each report; the flag codes of the bench stay at the bench. */
export function OwnReportList({ reports, zone }: { reports: readonly LabReport[]; zone: string }) {
  if (reports.length === 0) return <Panel><EmptyState title="No results yet">When your clinic orders a test, its result appears here by itself.</EmptyState></Panel>
  return (
    <Panel flush>
      <ul className="divide-y">
        {reports.map((report) => (
          <li key={report.id} className="grid gap-0.5 px-4 py-3 text-plain">
            <TextLink className="font-label" href={`/portal/results/${report.id}`}>{report.title}</TextLink>
            <p className="text-ink-2">{sentenceFor(report)}</p>
            <p className="text-body text-ink-3">{formatDayForPatient(dayOfInstant(report.issuedAt, zone))}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function sentenceFor({ worstFlag, status }: LabReport): string {
  if (status === 'corrected') return 'This report was corrected. Open it to see what changed.'
  if (worstFlag === 'N') return 'Everything is in the usual range.'
  if (worstFlag === 'HH' || worstFlag === 'LL') return 'Your care team has been told about a value and will talk with you.'
  return worstFlag === null || worstFlag === 'unknown' ? 'Open it to see what was measured.' : 'Some values are outside the usual range. Open it to see what that means.'
}
