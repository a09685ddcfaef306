import { cn } from './cn'
import { Icon } from './icon'

/** A turning ring that always comes with words. */
export function Spinner({ label, className }: { label: string; className?: string }) {
  return (
    <span role="status" className={cn('inline-flex items-center gap-2 text-dense text-ink-2', className)}>
      <Icon name="spinner" className="motion-safe:animate-spin" />
      {label}
    </span>
  )
}
