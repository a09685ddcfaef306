import { Badge } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { SimpleTable } from '@/components/ui/simple-table'
import type { BackendStudio } from '@/lib/domain/admin/backend-studio.schema'
import { formatInstant, formatTimeWithSeconds } from '@/lib/format/instants'
import { formatCount, formatTook } from '@/lib/format/quantities'
import { ShareBar } from './share-bar'

const triggers: Record<string, string> = { http: 'a call', schedule: 'the schedule', event: 'an event' }

/** Functions, how they fare, and their newest executions with what they logged. */
export function FunctionsPart({ studio: { functions, executions }, zone }: { studio: BackendStudio; zone: string }) {
  if (functions.length === 0) return <EmptyState title="No function is deployed">The local Appwrite mounts those of appwrite.json.</EmptyState>
  const slowest = Math.max(...functions.map(({ meanSeconds }) => meanSeconds))
  return (
    <div className="grid gap-4">
      <SimpleTable
        caption="Functions"
        columns={[{ header: 'Function' }, { header: 'Runs', align: 'end' }, { header: 'Failed', align: 'end' }, { header: 'On average', align: 'end', hideOnPhone: true }, { header: 'Schedule', hideOnPhone: true }, { header: 'Next', hideOnPhone: true }]}
        rows={functions.map(({ id, enabled, runs, failed, meanSeconds, schedule, nextRun }) => [
          <span key="id">{id}{!enabled && <span className="ml-2 text-ink-3">switched off</span>}</span>, formatCount(runs),
          failed > 0 ? <strong key="failed" className="font-label text-critical-text">{formatCount(failed)}</strong> : '0', runs > 0 ? <ShareBar key="mean" words={formatTook(meanSeconds * 1000)} value={meanSeconds} most={slowest} /> : '–',
          schedule ? <code key="schedule" className="text-meta">{schedule}</code> : 'events only', nextRun ? formatInstant(nextRun, zone) : '–',
        ])}
      />
      {executions.length === 0 ? <EmptyState title="No function has run yet" /> : (
        <SimpleTable
          caption="Newest executions"
          columns={[{ header: 'When' }, { header: 'Function' }, { header: 'Woken by', hideOnPhone: true }, { header: 'Ended', align: 'end' }]}
          rows={executions.map(({ id, at, functionId, trigger, status, code, seconds, logs, errors }) => [
            <span key="at" className="date whitespace-nowrap">{formatTimeWithSeconds(at, zone)}</span>,
            <div key="function" className="min-w-0">{functionId}{(logs || errors) && <Disclosure summary={errors ? 'Errors and log' : 'Log'}><pre className="max-w-prose overflow-x-auto text-meta whitespace-pre-wrap text-ink-2" id={`log-${id}`}>{[errors, logs].filter(Boolean).join('\n')}</pre></Disclosure>}</div>,
            triggers[trigger] ?? trigger,
            status === 'failed' ? <Badge key="status" tone="critical" icon="alert">Failed {code || ''}</Badge> : `${status === 'completed' ? '' : `${status}, `}${formatTook(seconds * 1000)}`,
          ])}
        />
      )}
    </div>
  )
}
