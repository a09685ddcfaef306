'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import type { NavGroup, NavItem } from './shell-types'
import { useWaiting } from './waiting'

/** The role's pages in groups. On a tablet only icons; the words appear on hover and focus. */
export function SideNav({ groups, isWide, onGo }: { groups: readonly NavGroup[]; isWide?: boolean; onGo?: () => void }) {
  const current = currentHref(usePathname(), groups.flatMap((group) => group.items))
  return groups.map((group) => (
    <nav key={group.label} aria-label={group.label}>
      <h2 className={cn('px-2 pt-3 pb-1 text-meta font-nav text-side-ink-2', !isWide && 'max-desktop:sr-only')}>{group.label}</h2>
      <ul className={cn(!isWide && 'max-desktop:border-t max-desktop:py-1.5')}>
        {group.items.map((item) => (
          <SideLink key={item.href} item={item} isCurrent={item.href === current} isWide={isWide} onGo={onGo} />
        ))}
      </ul>
    </nav>
  ))
}

function SideLink({ item, isCurrent, isWide, onGo }: { item: NavItem; isCurrent: boolean; isWide?: boolean; onGo?: () => void }) {
  return (
    <li>
      <Link
        prefetch={false}
        href={item.href}
        onClick={onGo}
        aria-current={isCurrent ? 'page' : undefined}
        className={cn(
          'group relative flex h-7.5 items-center gap-2 rounded-control border border-transparent px-2 text-dense font-nav text-side-ink hover:bg-hover aria-[current]:border-line aria-[current]:bg-side-active aria-[current]:font-label aria-[current]:text-ink touch:h-11',
          isWide ? 'h-11' : 'max-desktop:h-11 max-desktop:justify-center max-desktop:px-0',
        )}
      >
        <Icon name={item.icon} className={cn('text-side-ink-2 group-aria-[current]:text-brand-text', !isWide && 'max-desktop:size-5')} />
        <span
          className={cn(
            'truncate',
            !isWide &&
              'max-desktop:sr-only max-desktop:group-hover:not-sr-only max-desktop:group-focus-visible:not-sr-only max-desktop:group-hover:absolute max-desktop:group-hover:whitespace-nowrap max-desktop:group-hover:left-12 max-desktop:group-hover:z-50 max-desktop:group-hover:rounded-control max-desktop:group-hover:border max-desktop:group-hover:bg-raised max-desktop:group-hover:px-2.5 max-desktop:group-hover:py-1.5 max-desktop:group-focus-visible:absolute max-desktop:group-focus-visible:whitespace-nowrap max-desktop:group-focus-visible:left-12 max-desktop:group-focus-visible:z-50 max-desktop:group-focus-visible:rounded-control max-desktop:group-focus-visible:border max-desktop:group-focus-visible:bg-raised max-desktop:group-focus-visible:px-2.5 max-desktop:group-focus-visible:py-1.5',
          )}
        >
          {item.label}
        </span>
        <NavCount item={item} isRail={!isWide} />
      </Link>
    </li>
  )
}

/** The number of things waiting. Red is for criticals only. */
function NavCount({ item, isRail }: { item: NavItem; isRail?: boolean }) {
  const count = useWaiting()?.work[item.href]
  if (!count) return null
  return (
    <span
      className={cn(
        'ml-auto text-meta text-side-ink-2 figures',
        isRail && 'max-desktop:absolute max-desktop:top-0.5 max-desktop:right-0.5 max-desktop:rounded-full max-desktop:bg-side max-desktop:px-1 max-desktop:text-counter',
        item.isCritical && 'min-w-5 rounded-full bg-critical-solid! px-1.5 text-center leading-4.5 font-label text-on-critical',
      )}
    >
      <span className="sr-only">, </span>
      {count}
      <span className="sr-only"> {item.isCritical ? 'critical' : (item.countWord ?? 'waiting')}</span>
    </span>
  )
}

/** The longest navigation address that the page lies under. */
export function currentHref(pathname: string, items: readonly NavItem[]): string | undefined {
  return items
    .map((item) => item.href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.length - one.length)[0]
}
