import { TabLinks } from '@/components/ui/tab-links'
import type { BackendStudio } from '@/lib/domain/admin/backend-studio.schema'
import { EventsPart } from './events-part'
import { FunctionsPart } from './functions-part'
import { MessagesPart } from './messages-part'
import { SocketsPart } from './sockets-part'
import { StatementsPart } from './statements-part'
import { StoragePart } from './storage-part'

export type BackendPart = 'storage' | 'queries' | 'events' | 'functions' | 'messages' | 'sockets'

const parts: readonly { part: BackendPart; label: string; count?: (studio: BackendStudio) => number }[] = [
  { part: 'storage', label: 'Storage' }, { part: 'queries', label: 'Queries' }, { part: 'events', label: 'Events' }, { part: 'functions', label: 'Functions' },
  { part: 'messages', label: 'Mails and messages' }, { part: 'sockets', label: 'Sockets', count: ({ sockets }) => sockets.length },
]

/** The part a URL asks for; anything unknown shows storage, so that an old link still works. */
export const partOf = (given: string | undefined): BackendPart => parts.find(({ part }) => part === given)?.part ?? 'storage'

/** The inside of the backend, one part at a time. */
export function BackendParts({ studio, part, zone }: { studio: BackendStudio; part: BackendPart; zone: string }) {
  const props = { studio, zone }
  return (
    <div className="grid gap-4">
      <TabLinks label="Parts of the backend" links={parts.map((each) => ({ href: `/admin/backend?part=${each.part}`, label: each.label, count: each.count?.(studio), isCurrent: each.part === part }))} />
      {part === 'storage' && <StoragePart {...props} />}
      {part === 'queries' && <StatementsPart studio={studio} />}
      {part === 'events' && <EventsPart {...props} />}
      {part === 'functions' && <FunctionsPart {...props} />}
      {part === 'messages' && <MessagesPart {...props} />}
      {part === 'sockets' && <SocketsPart {...props} />}
    </div>
  )
}
