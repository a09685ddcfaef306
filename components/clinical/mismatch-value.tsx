import { Icon } from '@/components/ui/icon'
import { ResultValue } from './result-value'

/** The second reading beside the first; a difference is amber with a sign and a word. */
export function MismatchValue({ value, unit, differs }: { value: string; unit?: string; differs: boolean }) {
  if (!differs) return <ResultValue value={value} unit={unit} isSecondary />
  return (
    <span className="inline-flex items-center gap-1.5 rounded-chip border border-warning-line bg-warning-tint px-1.5 py-0.5 whitespace-nowrap">
      <ResultValue value={value} unit={unit} isSecondary />
      <span className="inline-flex items-center gap-1 text-meta font-title text-warning-text">
        <Icon name="differs" className="size-3.5" />
        differs
      </span>
    </span>
  )
}
