import { cn } from '@/components/ui/cn'

/** A value with its unit, which never parts from it. `value` is already formatted. */
export function ResultValue({ value, unit, isSecondary, className }: { value: string; unit?: string; isSecondary?: boolean; className?: string }) {
  return (
    <span className={cn('whitespace-nowrap', className)}>
      <span className={cn('text-value figures', isSecondary ? 'font-nav' : 'font-title')}>{value}</span>
      {unit && <span className="ml-1 text-meta font-text text-ink-3">{unit}</span>}
    </span>
  )
}
