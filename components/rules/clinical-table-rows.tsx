import { Badge } from '@/components/ui/badge'
import type { DescribedRow } from '@/lib/domain/rules/describe-rows'

/** The rows of a clinical table, to be read before somebody puts their name under them. */
export function ClinicalTableRows({ rows }: { rows: readonly DescribedRow[] }) {
  return (
    <ul className="divide-y rounded-panel border bg-surface">
      {rows.map((row, at) => (
        <li key={at} className="grid gap-x-6 gap-y-1 px-3.5 py-2.5 tablet:grid-cols-[minmax(0,16rem)_minmax(0,1fr)]">
          <div className="min-w-0">
            <p className="font-label text-dense break-words text-ink">{row.title}</p>
            {row.review && <p className="mt-1 flex flex-col items-start gap-1 text-meta text-ink-2"><Badge tone="warning">To review</Badge>{row.review}</p>}
          </div>
          <dl className="flex min-w-0 flex-wrap gap-x-5 gap-y-0.5 text-dense">
            {row.facts.map((fact) => (
              <div key={fact.label} className="flex min-w-0 gap-1.5">
                <dt className="shrink-0 text-ink-3">{fact.label}</dt>
                <dd className="min-w-0 break-words text-ink-2">{fact.says}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
