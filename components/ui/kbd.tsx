import type { ReactNode } from 'react'
import { cn } from './cn'

/** A key as printed on the keyboard. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return <kbd className={cn('rounded-chip border border-line bg-surface px-1 font-sans text-meta whitespace-nowrap text-ink-2 figures', className)}>{children}</kbd>
}
