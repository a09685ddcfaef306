import type { ComponentProps } from 'react'
import { cn } from './cn'

export const controlStyle =
  'w-full min-w-0 rounded-control border border-control bg-surface px-2.5 text-dense text-ink placeholder:text-ink-3 placeholder:opacity-100 in-data-[density=comfortable]:text-plain touch:text-plain max-tablet:text-plain [&[readonly]]:bg-sunken disabled:border-line-strong disabled:bg-sunken disabled:text-ink-disabled aria-invalid:border-critical-text aria-invalid:shadow-[inset_4px_0_0_var(--critical-text)] aria-invalid:pl-3.5'

/** One line of text. Size follows the density; 16 px on touch so that phones do not zoom. */
export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input type={type} className={cn(controlStyle, 'h-control', className)} {...rest} />
}
