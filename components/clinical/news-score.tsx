import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'

export type NewsParameter = {
  label: string
  /** Value with unit, or null when it was not measured. */
  reading: string | null
  score: 0 | 1 | 2 | 3 | null
}
export type NewsBand = 'none' | 'low' | 'low-medium' | 'medium' | 'high'
export type NewsScoreProps = {
  parameters: readonly NewsParameter[]
  /** Null while anything is missing: an incomplete score is not shown as a number. */
  total: number | null
  band: NewsBand | null
  /** What the escalation table says to do. */
  response: string
  missing?: readonly string[]
  nextDueText?: string
  className?: string
}

const bandWords: Record<NewsBand, string> = { none: 'Score 0', low: 'Low risk', 'low-medium': 'Low to medium risk', medium: 'Medium risk', high: 'High risk' }
const cellStyles = ['bg-news-0 text-ink', 'bg-news-1 text-news-ink', 'bg-news-2 text-news-ink', 'bg-news-3 text-on-critical'] as const

/** NEWS2: the digit of every parameter, the total, what to do and when again. */
export function NewsScore({ parameters, total, band, response, missing = [], nextDueText, className }: NewsScoreProps) {
  const reds = parameters.filter((parameter) => parameter.score === 3)
  const isComplete = total !== null && missing.length === 0
  return (
    <section aria-label="NEWS2" className={cn('rounded-panel border bg-surface', className)}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3.5 py-2.5">
        {isComplete ? (
          <>
            <p className="text-lead font-title figures">
              <span className="text-dense font-text text-ink-3">NEWS2 </span>
              {total}
            </p>
            <div className="min-w-40 flex-1 text-dense">
              <p className="font-title">
                {band && bandWords[band]}
                {reds.length > 0 && <span className="text-critical-text"> Red score: {reds.map((red) => red.label.toLowerCase()).join(', ')}</span>}
              </p>
              <p className="text-ink-2">{response}</p>
            </div>
          </>
        ) : (
          <p className="flex items-center gap-2 text-body font-title text-warning-text">
            <Icon name="warning" />
            NEWS2 incomplete: {missing.length > 0 ? `${missing.join(', ').toLowerCase()} missing` : 'not all parts were measured'}
          </p>
        )}
        {nextDueText && <p className="text-dense text-ink-2">Next due {nextDueText}</p>}
      </div>
      <dl className="grid grid-cols-1 border-t text-dense sm:grid-cols-2 desktop:grid-cols-4">
        {parameters.map((parameter) => (
          <div key={parameter.label} className="flex items-center gap-2 border-b px-3.5 py-1.5 last:border-b-0">
            <dt className="min-w-0 flex-1 text-ink-2">{parameter.label}</dt>
            <dd className="whitespace-nowrap figures">{parameter.reading ?? <span className="text-ink-3">Not measured</span>}</dd>
            <dd className={cn('grid size-6 place-items-center rounded-chip border font-title figures', parameter.score === null ? 'border-dashed text-ink-3' : cellStyles[parameter.score])}>
              {parameter.score === null ? <><span aria-hidden>–</span><span className="sr-only">no score</span></> : parameter.score}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
