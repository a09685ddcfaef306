import type { ReactNode } from 'react'
import { cn } from './cn'

export type PageHeaderProps = {
  title: ReactNode
  /** Badges beside the title. */
  badges?: ReactNode
  /** Facts under the title: [label, value] pairs or free text. */
  facts?: readonly { label: string; value: ReactNode }[]
  description?: ReactNode
  actions?: ReactNode
  className?: string
}

/** The one h1 of a page, with its facts and actions. */
export function PageHeader({ title, badges, facts, description, actions, className }: PageHeaderProps) {
  return (
    <div className={cn('mb-3 flex flex-wrap items-start gap-x-4 gap-y-2', className)}>
      <div className="min-w-0 flex-1 max-tablet:basis-full">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="text-title font-title tracking-title text-ink in-data-[density=comfortable]:text-lead">{title}</h1>
          {badges}
        </div>
        {description && <p className="mt-0.5 max-w-prose text-dense text-ink-2 in-data-[density=comfortable]:text-plain">{description}</p>}
        {facts && (
          <dl className="mt-0.5 flex flex-wrap gap-x-4.5 gap-y-0.5 text-dense">
            {facts.map((fact) => (
              <div key={fact.label} className="flex gap-1.5">
                <dt className="text-ink-3">{fact.label}</dt>
                <dd className="text-ink-2">{fact.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  )
}
