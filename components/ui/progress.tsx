import { cn } from './cn'

export type ProgressProps = { label: string; value: number; max?: number; valueText?: string; className?: string }

/** How far along: the words carry it, the bar repeats it. */
export function Progress({ label, value, max = 100, valueText, className }: ProgressProps) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0
  return (
    <div className={cn('grid gap-1', className)}>
      <div className="flex justify-between text-meta text-ink-2">
        <span>{label}</span>
        <span className="figures">{valueText ?? `${value} of ${max}`}</span>
      </div>
      <div role="progressbar" aria-label={label} aria-valuenow={value} aria-valuemin={0} aria-valuemax={max} aria-valuetext={valueText} className="h-1.5 overflow-hidden rounded-full bg-hover">
        <div className="h-full rounded-full bg-brand" style={{ width: `${share}%` }} />
      </div>
    </div>
  )
}
