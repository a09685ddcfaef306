import Link from 'next/link'
import { cn } from './cn'
import { Icon } from './icon'

export type Crumb = { label: string; href?: string; isIdentifier?: boolean }

/** Section, list, item. The last one is where you are and is not a link. */
export function Breadcrumbs({ items, className }: { items: readonly Crumb[]; className?: string }) {
  return (
    <nav aria-label="Breadcrumb" className={cn('min-w-0 text-dense text-ink-3', className)}>
      <ol className="flex min-w-0 items-center gap-1">
        {items.map((item, index) => {
          const isLast = index === items.length - 1
          return (
            <li key={`${index}${item.label}`} className={cn('flex min-w-0 items-center gap-1', isLast && 'shrink-0')}>
              {index > 0 && <Icon name="chevron-right" className="size-3.5" />}
              {isLast || !item.href ? (
                <span aria-current={isLast ? 'page' : undefined} className={cn('truncate px-1 py-1', isLast && 'font-label text-ink', item.isIdentifier && 'identifier')}>
                  {item.label}
                </span>
              ) : (
                <Link prefetch={false} href={item.href} className="min-w-6 truncate rounded-chip px-1 py-1 text-center text-ink-2 hover:text-ink hover:underline">
                  {item.label}
                </Link>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
