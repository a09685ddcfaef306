import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { SimpleTable } from '@/components/ui/simple-table'
import type { BackendStudio } from '@/lib/domain/admin/backend-studio.schema'
import { formatInstant, formatTimeWithSeconds } from '@/lib/format/instants'
import { formatCount, formatTook } from '@/lib/format/quantities'

/** The panel around it draws the border. */
const inPanel = 'rounded-none border-0'

/** Mails and messages in numbers, and the work that waits. Whom they went to and what they said is shown nowhere. */
export function MessagesPart({ studio: { mails, messages, jobs }, zone }: { studio: BackendStudio; zone: string }) {
  return (
    <div className="grid gap-4">
      <Panel title="Mails" note={`${formatCount(mails.sent)} handed over since the start, ${formatCount(mails.failed)} refused`} flush>
        {mails.newest.length === 0 ? <EmptyState title="No mail since the start" /> : (
          <SimpleTable className={inPanel} caption="Newest mails" columns={[{ header: 'When' }, { header: 'To', align: 'end' }, { header: 'Took', align: 'end' }, { header: 'The mail server' }]}
            rows={mails.newest.map(({ at, recipients, ms, wasTaken }) => [<span key="at" className="date whitespace-nowrap">{formatTimeWithSeconds(at, zone)}</span>, `${recipients} ${recipients === 1 ? 'person' : 'people'}`, formatTook(ms), wasTaken ? 'took it' : <Badge key="state" tone="critical" icon="alert">Refused it</Badge>])} />
        )}
      </Panel>
      <Panel title="Messages through a provider" flush>
        {messages.length === 0 ? <EmptyState title="No message yet">Messages to topics and people are counted here.</EmptyState> : (
          <SimpleTable className={inPanel} caption="Newest messages" columns={[{ header: 'When' }, { header: 'Kind' }, { header: 'State' }, { header: 'Delivered', align: 'end' }, { header: 'Errors', align: 'end' }]}
            rows={messages.map(({ at, kind, status, delivered, errors }) => [<span key="at" className="date whitespace-nowrap">{formatInstant(at, zone)}</span>, kind, status, formatCount(delivered), formatCount(errors)])} />
        )}
      </Panel>
      <Panel title="Work that waits" flush>
        {jobs.length === 0 ? <EmptyState title="Nothing waits">Function calls, webhooks and mails wait here until they are done.</EmptyState> : (
          <SimpleTable className={inPanel} caption="Queued work" columns={[{ header: 'Kind' }, { header: 'Waiting', align: 'end' }, { header: 'Tried before', align: 'end' }, { header: 'Next' }, { header: 'Last failure', hideOnPhone: true }]}
            rows={jobs.map(({ kind, waiting, tried, nextAt, lastError }) => [kind, formatCount(waiting), formatCount(tried), formatInstant(nextAt, zone), lastError || '–'])} />
        )}
      </Panel>
    </div>
  )
}
