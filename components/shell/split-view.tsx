import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

export type SplitViewProps = {
  /** The list (left) or the context (right). It scrolls on its own. */
  aside: ReactNode
  asideLabel: string
  side?: 'left' | 'right'
  children: ReactNode
}

/** A worklist or a context column beside the record. On small screens the column goes: the list has its own page. */
export function SplitView({ aside, asideLabel, side = 'left', children }: SplitViewProps) {
  const column = (
    <aside
      aria-label={asideLabel}
      className={cn(
        'sticky overflow-y-auto bg-surface max-desktop:hidden no-print',
        // The list at the left stands beside the patient banner, the context at the right under it.
        side === 'left'
          ? 'top-[calc(var(--demo-h)+var(--top-h))] h-[calc(100dvh-var(--demo-h)-var(--top-h))] border-r'
          : 'top-[calc(var(--demo-h)+var(--top-h)+var(--banner-h))] h-[calc(100dvh-var(--demo-h)-var(--top-h)-var(--banner-h))] border-l',
      )}
    >
      {aside}
    </aside>
  )
  return (
    <div className={cn('flex-1 desktop:grid print:block!', side === 'left' ? 'desktop:grid-cols-[240px_minmax(0,1fr)]' : 'desktop:grid-cols-[minmax(0,1fr)_344px]')}>
      {side === 'left' && column}
      <div className="flex min-w-0 flex-col">{children}</div>
      {side === 'right' && column}
    </div>
  )
}
