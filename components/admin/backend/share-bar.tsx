/** A figure with its share of the largest one drawn under it. The words carry it, the bar repeats it. */
export function ShareBar({ words, value, most }: { words: string; value: number; most: number }) {
  const share = most > 0 ? Math.max(value > 0 ? 1 : 0, (value / most) * 100) : 0
  return (
    <span className="grid justify-items-end gap-1">
      <span className="figures whitespace-nowrap">{words}</span>
      <span aria-hidden className="block h-1 w-24 overflow-hidden rounded-full bg-hover">
        <span className="block h-full rounded-full bg-chart-1" style={{ width: `${share}%` }} />
      </span>
    </span>
  )
}
