import { cn } from './cn'
import { spriteVersion } from './icon.sprite'
import type { icons } from './icon.table'

export type IconName = keyof typeof icons

/** The drawings as one file that a browser fetches once. Its address changes with its content. */
export const spriteAddress = `/icons.svg?v=${spriteVersion}`

/** A 16 px line icon, decorative unless it is given a label. One meaning per icon. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  return (
    <svg aria-hidden={label ? undefined : true} aria-label={label} role={label ? 'img' : undefined} className={cn('icon size-4 shrink-0', className)}>
      <use href={`${spriteAddress}#${name}`} />
    </svg>
  )
}
