import { formatCount } from '@/lib/format/quantities'

/** How many in each minute, the newest at the right edge. */
export function MinuteBars({ counts, what }: { counts: readonly number[]; what: string }) {
  const most = Math.max(...counts, 0)
  const all = counts.reduce((sum, count) => sum + count, 0)
  return (
    <figure className="m-0">
      <div role="img" aria-label={`${what} in each of the last ${counts.length} minutes: ${formatCount(all)} in all, ${formatCount(most)} in the busiest`} className="flex h-24 items-end gap-px border-b border-line-strong">
        {counts.map((count, place) => <span key={place} className="min-w-0 flex-1 rounded-t-chip bg-chart-1" style={{ height: most === 0 ? 0 : `${count === 0 ? 0 : Math.max(3, (count / most) * 100)}%` }} />)}
      </div>
      <figcaption className="mt-1 flex justify-between text-meta text-ink-3">
        <span>{counts.length} minutes ago</span>
        <span className="figures">{formatCount(all)} in all, {formatCount(most)} in the busiest minute</span>
        <span>now</span>
      </figcaption>
    </figure>
  )
}
