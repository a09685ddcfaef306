import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

export type CriticalBannerProps = {
  /** "Potassium 6.8 mmol/L is critically high". */
  title: string
  /** Whom to phone and how. */
  children: ReactNode
  /** From `formatDeadline`: "12 min left" or "9 min overdue". */
  deadlineText: string
  /** "Call by 14:35". */
  dueText: string
  /** The one solid red button: Record call. */
  action: ReactNode
  /** Who already holds the call. */
  heldBy?: string
  announce?: boolean
  id?: string
}

/** A critical value that nobody has called through. It leaves only when the call is recorded. */
export function CriticalBanner({ title, children, deadlineText, dueText, action, heldBy, announce, id }: CriticalBannerProps) {
  return (
    <section
      id={id}
      tabIndex={-1}
      role={announce ? 'alert' : undefined}
      aria-label="Critical value"
      className="mb-3 grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3.5 gap-y-2.5 rounded-panel border border-critical-line bg-critical-tint py-2.5 pr-3 pl-2.5 tablet:grid-cols-[auto_minmax(0,1fr)_auto] tablet:items-center"
    >
      <span className="grid size-9 place-items-center rounded-control bg-critical-solid text-on-critical">
        <Icon name="phone-call" className="size-5" />
      </span>
      <div className="text-dense text-ink-2">
        <p className="text-value font-title text-ink">{title}</p>
        <div>{children}</div>
        {heldBy && <p className="font-label text-ink">{heldBy} is calling.</p>}
      </div>
      <div className="flex items-center gap-3.5 max-tablet:col-span-full max-tablet:justify-between">
        <p className="text-meta text-ink-2 figures tablet:text-right">
          <b className="block text-value leading-4.75 font-title text-critical-text">{deadlineText}</b>
          {dueText}
        </p>
        {action}
      </div>
    </section>
  )
}
