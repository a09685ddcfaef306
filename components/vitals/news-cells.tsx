import { cn } from '@/components/ui/cn'

const tints = ['bg-news-0 text-ink', 'bg-news-1 text-news-ink', 'bg-news-2 text-news-ink', 'bg-news-3 text-on-critical'] as const

/** One score of the chart: the digit carries the meaning, the tint only helps the eye. */
export function NewsDigit({ score, size = 'cell' }: { score: number | null; size?: 'cell' | 'row' }) {
  if (score === null) return <span className="text-meta text-ink-3">Missing</span>
  return (
    <span className={cn('inline-grid place-items-center rounded-chip border border-line-strong font-title figures', size === 'cell' ? 'size-7 text-dense' : 'size-6 text-meta', tints[Math.min(3, score)])}>{score}</span>
  )
}

const bandTints = { none: 'bg-news-0 text-ink', low: 'bg-news-0 text-ink', 'low-medium': 'bg-news-1 text-news-ink', medium: 'bg-news-2 text-news-ink', high: 'bg-news-3 text-on-critical' } as const
export type NewsBandName = keyof typeof bandTints
export const bandWords: Record<NewsBandName, string> = { none: 'No band', low: 'Low', 'low-medium': 'Low to medium', medium: 'Medium', high: 'High' }

/** The total with its band in words. */
export function NewsTotal({ total, band, large }: { total: number; band: NewsBandName | null; large?: boolean }) {
  return (
    <span className={cn('inline-flex items-center gap-2 rounded-chip border border-line-strong font-title figures', bandTints[band ?? 'none'], large ? 'px-3 py-1 text-lead' : 'px-2 py-0.5 text-dense')}>
      {total}
      <span className={cn('font-label', large ? 'text-body' : 'text-meta')}>{bandWords[band ?? 'none']}</span>
    </span>
  )
}
