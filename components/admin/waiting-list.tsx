import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon, type IconName } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'

/** One kind of work that waits for somebody: how many, and the page where it is done. */
export type WaitingLine = { href: string; icon: IconName; count: number; words: string; detail: string }

/** What waits, each with the way there. What waits for nobody is not listed. */
export function WaitingList({ lines }: { lines: readonly WaitingLine[] }) {
  const waiting = lines.filter((line) => line.count > 0)
  return (
    <Panel title="Waiting" note={waiting.length === 0 ? undefined : String(waiting.reduce((sum, line) => sum + line.count, 0))} flush>
      {waiting.length === 0 ? <EmptyState title="Nothing waits" icon="check-circle">Emergency accesses to judge and clinical tables to approve appear here.</EmptyState> : (
        <ul aria-label="What waits" className="divide-y text-dense">
          {waiting.map((line) => (
            <li key={line.href}>
              <Link href={line.href} className="flex min-h-12 items-center gap-3 px-3.5 py-2 hover:bg-hover">
                <Icon name={line.icon} className="text-ink-3" />
                <span className="min-w-0 flex-1"><span className="block font-label text-ink">{line.words}</span><span className="text-meta text-ink-3">{line.detail}</span></span>
                <span className="font-title text-ink figures">{line.count}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
