import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon, type IconName } from './icon'

export type EmptyStateProps = {
  /** What is not here: "No results to verify". */
  title: string
  /** Why, or since when: "Last release 14:10." */
  children?: ReactNode
  icon?: IconName
  action?: ReactNode
  className?: string
}

/** Nothing to show, and the reason. Say which it is: none, filtered, not permitted. */
export function EmptyState({ title, children, icon, action, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-start gap-1 px-4 py-6 text-dense', className)}>
      <p className="flex items-center gap-2 text-body font-title text-ink">
        {icon && <Icon name={icon} className="text-ink-3" />}
        {title}
      </p>
      {children && <div className="max-w-prose text-ink-2">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
