import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { formatInstantNear } from '@/lib/format/instants'
import { CriticalLines, type CriticalLine } from './critical-lines'
import { type ReportLine, ReportLines } from './report-lines'

export type ResultsInboxProps = { inbox: { waiting: readonly ReportLine[]; done: readonly ReportLine[]; criticals: readonly CriticalLine[] }; at: string; zone: string }

/** What came back and waits for an answer, worst first; below it, what was answered lately. */
export function ResultsInbox({ inbox, at, zone }: ResultsInboxProps) {
  const last = inbox.done[0]
  return (
    <div className="grid gap-4">
      <CriticalLines criticals={inbox.criticals} at={at} zone={zone} />
      <Panel title="To acknowledge" note={`${inbox.waiting.length}`} flush>
        {inbox.waiting.length === 0 ? <EmptyState title="No results to acknowledge" icon="check-circle">{last ? `Last answered ${formatInstantNear(last.acknowledgedAt, at, zone)}.` : 'Results appear here by themselves once the laboratory releases them.'}</EmptyState> : <ReportLines label="Results to acknowledge" reports={inbox.waiting} at={at} zone={zone} />}
      </Panel>
      {inbox.done.length > 0 && <Panel title="Answered lately" note={`${inbox.done.length}`} flush><ReportLines label="Answered lately" reports={inbox.done} at={at} zone={zone} /></Panel>}
    </div>
  )
}
