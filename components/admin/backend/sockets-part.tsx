import { EmptyState } from '@/components/ui/empty-state'
import { SimpleTable } from '@/components/ui/simple-table'
import type { BackendStudio } from '@/lib/domain/admin/backend-studio.schema'
import { formatInstant } from '@/lib/format/instants'
import { formatBytes } from '@/lib/format/quantities'

/** Who listens to what at this moment. */
export function SocketsPart({ studio: { sockets }, zone }: { studio: BackendStudio; zone: string }) {
  if (sockets.length === 0) return <EmptyState title="Nobody listens">A page that waits for news opens one socket.</EmptyState>
  return (
    <SimpleTable
      caption={`${sockets.length} open sockets`}
      columns={[{ header: 'Account' }, { header: 'Open since' }, { header: 'Listens to' }, { header: 'Waiting to be read', align: 'end', hideOnPhone: true }]}
      rows={sockets.map(({ userId, openedAt, channels, waitingBytes }) => [
        <span key="who" className="identifier">{userId || 'a visitor'}</span>, <span key="since" className="date">{formatInstant(openedAt, zone)}</span>,
        <ul key="channels">{channels.map((channel) => <li key={channel}><code className="text-meta wrap-anywhere">{channel}</code></li>)}</ul>, formatBytes(waitingBytes),
      ])}
    />
  )
}
