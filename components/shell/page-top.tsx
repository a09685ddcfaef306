import Link from 'next/link'
import { Breadcrumbs, type Crumb } from '@/components/ui/breadcrumbs'
import { Icon } from '@/components/ui/icon'

export type PageTopProps = {
  /** Section, list, item. On a phone the last is the title and the one before it is Back. */
  crumbs: readonly Crumb[]
  /** Second line on a phone: "2 of 7, synced 14:23". */
  note?: string
}

/** What a page puts into the top bar of the shell around it. Render it first inside the page. */
export function PageTop({ crumbs, note }: PageTopProps) {
  const last = crumbs.at(-1)
  const back = crumbs.slice(0, -1).findLast((crumb) => crumb.href)
  return (
    <div className="sticky top-(--demo-h) z-31 -mt-(--top-h) mr-44 flex h-(--top-h) min-w-0 items-center pl-gutter max-tablet:mr-28 max-tablet:pl-1 no-print">
      <Breadcrumbs items={crumbs} className="max-tablet:hidden" />
      <div className="flex min-w-0 items-center tablet:hidden">
        {back?.href ? (
          <Link prefetch={false} href={back.href} aria-label={`Back to ${back.label}`} className="grid size-11 shrink-0 place-items-center rounded-control text-ink-2">
            <Icon name="arrow-left" className="size-5" />
          </Link>
        ) : (
          <span className="w-3" />
        )}
        <p className="min-w-0 text-value leading-4.75 font-label">
          <span className="block truncate">{last?.label}</span>
          {note && <span className="block truncate text-meta leading-3.75 font-text text-ink-3">{note}</span>}
        </p>
      </div>
    </div>
  )
}
