import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon } from './icon'

export type ErrorStateProps = {
  /** What failed: "Medicines unavailable". */
  title: string
  /** Is the person's work safe, and what to do next. */
  children: ReactNode
  /** Code the person can read out to support. */
  reference?: string
  action?: ReactNode
  className?: string
}

/** What failed, whether work is safe, what to do, and a code to quote. */
export function ErrorState({ title, children, reference, action, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cn('flex flex-col items-start gap-1 rounded-panel border border-warning-line bg-warning-tint px-4 py-4 text-dense', className)}>
      <p className="flex items-center gap-2 text-body font-title text-ink">
        <Icon name="warning" className="text-warning-text" />
        {title}
      </p>
      <div className="max-w-prose text-ink-2">{children}</div>
      {reference && (
        <p className="text-ink-2">
          Reference <span className="identifier font-label">{reference}</span>
        </p>
      )}
      {action && <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  )
}
