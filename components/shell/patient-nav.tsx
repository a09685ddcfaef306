'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { tabStyle } from '@/components/ui/tab-style'
import { currentHref } from './side-nav'
import type { NavItem } from './shell-types'

/** The portal's pages as a row under the header; a phone has the bottom bar instead. */
export function PatientNav({ items }: { items: readonly NavItem[] }) {
  const current = currentHref(usePathname(), items)
  return (
    <nav aria-label="Main" className="mx-auto flex w-full max-w-4xl gap-1 overflow-x-auto px-gutter max-tablet:hidden">
      {items.map((item) => (
        <Link prefetch={false} key={item.href} href={item.href} aria-current={item.href === current ? 'page' : undefined} className={tabStyle}>
          {item.label}
        </Link>
      ))}
    </nav>
  )
}
