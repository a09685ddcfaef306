import type { ReactNode } from 'react'
import { cn } from './cn'

export type PanelProps = {
  title?: ReactNode
  /** Grey words after the title: a count, a date. */
  note?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  /** No inner padding: for tables and lists. */
  flush?: boolean
  headingLevel?: 2 | 3
  id?: string
  className?: string
  children: ReactNode
}

/** One bordered object. Never put a panel inside a panel. */
export function Panel({ title, note, actions, footer, flush, headingLevel = 2, id, className, children }: PanelProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <section id={id} className={cn('min-w-0 rounded-panel border bg-surface', flush && 'overflow-clip', className)}>
      {(title || actions) && (
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-3.5 py-2 in-data-[density=comfortable]:px-4 in-data-[density=comfortable]:py-3">
          {title && <Heading className="text-dense font-title text-ink in-data-[density=comfortable]:text-plain">{title}</Heading>}
          {note && <span className="text-dense text-ink-3">{note}</span>}
          {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : 'p-3.5 in-data-[density=comfortable]:p-4'}>{children}</div>
      {footer && <footer className="border-t px-3.5 py-2 text-dense text-ink-2">{footer}</footer>}
    </section>
  )
}
