import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export type TimelineEntry = {
  id: string
  /** Already written in the clinic's zone: "14:05". */
  time: ReactNode
  icon?: IconName
  title: ReactNode
  /** Who, or a second line. */
  detail?: ReactNode
  isCurrent?: boolean
}
export type TimelineGroup = { day: ReactNode; entries: readonly TimelineEntry[] }

/** What happened, in order; grouped by day when `groups` is used. */
export function Timeline({ groups, className }: { groups: readonly TimelineGroup[]; className?: string }) {
  return (
    <div className={cn('text-dense', className)}>
      {groups.map((group, index) => (
        <section key={index}>
          {group.day && <h3 className="sticky top-0 z-1 bg-surface py-1.5 text-meta font-nav text-ink-3">{group.day}</h3>}
          <ol className="pb-2">
            {group.entries.map((entry) => (
              <li key={entry.id} aria-current={entry.isCurrent ? 'step' : undefined} className="flex gap-2.5 py-0.75 first:pt-0">
                <span className="w-11 shrink-0 text-ink-3 figures">{entry.time}</span>
                {entry.icon && <Icon name={entry.icon} className="mt-px text-ink-3" />}
                <span className={cn('min-w-0 flex-1', entry.isCurrent ? 'font-label text-ink' : 'text-ink-2')}>
                  {entry.title}
                  {entry.detail && <span className="block text-meta font-text text-ink-3">{entry.detail}</span>}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
