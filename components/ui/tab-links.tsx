import Link from 'next/link'
import { tabStyle } from './tab-style'

export type TabLink = { href: string; label: string; count?: number; isCurrent?: boolean }

/** Tabs that are pages: links with their own address. */
export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-b">
      {links.map((link) => (
        <Link prefetch={false} key={link.href} href={link.href} aria-current={link.isCurrent ? 'page' : undefined} className={tabStyle}>
          {link.label}
          {link.count !== undefined && <span className="text-meta text-ink-3 figures">{link.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
