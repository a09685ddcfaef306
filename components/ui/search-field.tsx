import type { ComponentProps } from 'react'
import { cn } from './cn'
import { Icon } from './icon'
import { controlStyle } from './input'
import { Kbd } from './kbd'

export type SearchFieldProps = ComponentProps<'input'> & { label: string; shortcut?: string }

/** A text box for finding. Its label is read out; the magnifier only decorates. */
export function SearchField({ label, shortcut, className, ...rest }: SearchFieldProps) {
  return (
    <span className={cn('relative block', className)}>
      <Icon name="search" className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-2" />
      <input type="search" aria-label={label} autoComplete="off" className={cn(controlStyle, 'h-control pl-8.5 [&::-webkit-search-cancel-button]:hidden', shortcut && 'pr-10')} {...rest} />
      {shortcut && <Kbd className="absolute top-1/2 right-2.5 -translate-y-1/2 max-tablet:hidden">{shortcut}</Kbd>}
    </span>
  )
}
