import { cn } from '@/components/ui/cn'
import { splitSpecimenNumber } from '@/lib/format/identifiers'

/** A specimen number: quiet prefix, heavy digits, slashed zeros. Never shortened. */
export function SpecimenNumber({ value, className }: { value: string; className?: string }) {
  const { prefix, number } = splitSpecimenNumber(value)
  return (
    <span className={cn('font-title identifier', className)}>
      <span className="font-text text-ink-3">{prefix}</span>
      {number}
    </span>
  )
}
