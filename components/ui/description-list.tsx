import type { ReactNode } from 'react'
import { cn } from './cn'

export type Description = { term: ReactNode; value: ReactNode }

/** Label and value pairs. `layout="rows"` puts the value at the right edge with hairlines between. */
export function DescriptionList({ items, layout = 'columns', className }: { items: readonly Description[]; layout?: 'columns' | 'rows'; className?: string }) {
  if (layout === 'rows') {
    return (
      <dl className={cn('text-dense', className)}>
        {items.map((item, index) => (
          <div key={index} className="flex items-baseline justify-between gap-4 border-t py-1.5 first:border-t-0">
            <dt className="text-ink-2">{item.term}</dt>
            <dd className="text-right text-ink">{item.value}</dd>
          </div>
        ))}
      </dl>
    )
  }
  return (
    <dl className={cn('grid grid-cols-1 gap-x-6 gap-y-3 text-dense sm:grid-cols-2', className)}>
      {items.map((item, index) => (
        <div key={index} className="min-w-0">
          <dt className="text-meta text-ink-3">{item.term}</dt>
          <dd className="wrap-anywhere text-ink">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
