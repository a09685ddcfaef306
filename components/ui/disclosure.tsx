import type { ReactNode } from 'react'
import { cn } from './cn'
import { Icon } from './icon'

/** Something that opens in place. Works without a script. */
export function Disclosure({ summary, open, children, className }: { summary: ReactNode; open?: boolean; children: ReactNode; className?: string }) {
  return (
    <details open={open} className={cn('group text-dense', className)}>
      <summary className="flex min-h-7 list-none items-center gap-1.5 font-label text-brand-text [&::-webkit-details-marker]:hidden">
        <Icon name="chevron-right" className="transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="pt-2 pl-5.5">{children}</div>
    </details>
  )
}
