import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** The padded part of a page. `narrow` keeps forms and text at a readable width. */
export function PageBody({ narrow, className, children }: { narrow?: boolean; className?: string; children: ReactNode }) {
  return <div className={cn('min-w-0 flex-1 px-gutter pt-3.5 pb-6 max-tablet:pt-3', narrow && 'max-w-3xl', className)}>{children}</div>
}
