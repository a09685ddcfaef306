import { icons } from './icon.table'
import { cn } from './cn'

export type IconName = keyof typeof icons

/** A 16 px line icon, decorative unless it is given a label. One meaning per icon. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const Shape = icons[name]
  return (
    <Shape
      aria-hidden={label ? undefined : true}
      aria-label={label}
      role={label ? 'img' : undefined}
      strokeWidth={1.75}
      className={cn('size-4 shrink-0', className)}
    />
  )
}
