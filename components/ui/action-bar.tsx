import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export type Blocker = { label: string; href: string }
export type ActionBarProps = {
  /** "Cannot verify yet." Shown only when there are blockers. */
  blockedTitle?: string
  /** In the order of the checks on the page. Each leads to its fix. */
  blockers?: readonly Blocker[]
  /** Shown at the left when nothing blocks: "Draft saved 14:22:40". */
  note?: ReactNode
  noteIcon?: IconName
  /** Buttons, the main one last. */
  children: ReactNode
  className?: string
}

/** The bar at the bottom of a task: why it cannot be done yet at the left, what can be done at the right. */
export function ActionBar({ blockedTitle, blockers = [], note, noteIcon, children, className }: ActionBarProps) {
  const isBlocked = blockers.length > 0
  return (
    <section
      id="actions"
      tabIndex={-1}
      aria-label="Actions"
      className={cn(
        'sticky bottom-0 z-20 flex min-h-14 shrink-0 items-center gap-x-4 gap-y-2 border-t border-line-strong bg-surface px-gutter py-2.5 max-tablet:flex-col max-tablet:items-stretch no-print',
        className,
      )}
    >
      <div className="mr-auto min-w-0 text-dense" aria-live="polite">
        {isBlocked ? (
          <p className="flex items-start gap-2">
            <Icon name="lock" className="mt-px text-ink-2" />
            <span>
              <b className="font-title">{blockedTitle ?? 'Not possible yet.'}</b>{' '}
              {blockers.map((blocker, index) => (
                <span key={blocker.href + blocker.label}>
                  {index > 0 && (index === blockers.length - 1 ? ' and ' : ', ')}
                  <a href={blocker.href} className="font-label text-brand-text underline underline-offset-3">
                    {index === 0 ? blocker.label : lowerFirst(blocker.label)}
                  </a>
                </span>
              ))}
              .
            </span>
          </p>
        ) : (
          note && (
            <p className="flex items-center gap-2 text-ink-2">
              {noteIcon && <Icon name={noteIcon} />}
              {note}
            </p>
          )
        )}
      </div>
      <div className="flex shrink-0 items-center gap-2 max-tablet:flex-wrap max-tablet:*:flex-1">{children}</div>
    </section>
  )
}

// An acronym keeps its capitals: "INR checks" must not become "iNR checks".
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
