'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import { currentHref } from './side-nav'
import type { NavItem } from './shell-types'
import { useWaiting } from './waiting'

/** Five places on a phone. A task's own action bar takes its place (globals.css). */
export function BottomBar({ items }: { items: readonly NavItem[] }) {
  const shown = items.slice(0, 5)
  const current = currentHref(usePathname(), shown)
  const work = useWaiting()?.work ?? {}
  return (
    <nav data-bottom-bar aria-label="Main pages" className="fixed inset-x-0 bottom-0 z-20 border-t border-line-strong bg-surface safe-bottom tablet:hidden no-print">
      <ul className="grid auto-cols-fr grid-flow-col">
        {shown.map((item) => (
          <li key={item.href}>
            <Link
              prefetch={false}
              href={item.href}
              aria-current={item.href === current ? 'page' : undefined}
              className="relative flex h-14 flex-col items-center justify-center gap-0.5 px-1 text-meta text-ink-2 -outline-offset-2! aria-[current]:font-label aria-[current]:text-brand-text"
            >
              <Icon name={item.icon} className="size-5" />
              <span className="max-w-full text-center leading-3 text-balance">{item.label}</span>
              {work[item.href] ? (
                <span
                  className={cn(
                    'absolute top-1 left-[calc(50%+6px)] min-w-4 rounded-full px-1 text-center text-counter font-label figures',
                    item.isCritical ? 'bg-critical-solid text-on-critical' : 'bg-ink text-surface',
                  )}
                >
                  <span className="sr-only">, </span>
                  {work[item.href]}
                  <span className="sr-only"> {item.isCritical ? 'critical' : (item.countWord ?? 'waiting')}</span>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
