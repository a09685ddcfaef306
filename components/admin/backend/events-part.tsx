import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { SimpleTable } from '@/components/ui/simple-table'
import type { BackendStudio } from '@/lib/domain/admin/backend-studio.schema'
import { formatTimeWithSeconds } from '@/lib/format/instants'
import { MinuteBars } from './minute-bars'

/** What happened lately, by name: ids, and nothing of what a row says. */
export function EventsPart({ studio: { events }, zone }: { studio: BackendStudio; zone: string }) {
  return (
    <div className="grid gap-4">
      <Panel title="Events per minute"><MinuteBars counts={events.perMinute} what="Events" /></Panel>
      {events.newest.length === 0 ? <EmptyState title="No event since the start">Each change of a row, file or account is one.</EmptyState> : (
        <SimpleTable
          caption="Newest events"
          columns={[{ header: 'When' }, { header: 'Event' }, { header: 'By', hideOnPhone: true }]}
          rows={events.newest.map(({ at, name, by }) => [<span key="at" className="date whitespace-nowrap">{formatTimeWithSeconds(at, zone)}</span>, <code key="name" className="text-meta wrap-anywhere">{name}</code>, <span key="by" className="text-ink-2">{by || 'a key'}</span>])}
        />
      )}
    </div>
  )
}
