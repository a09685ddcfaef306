import { cn } from '@/components/ui/cn'
import type { LabReport } from '@/lib/domain/lab/order.schema'
import { ResultFlag } from './result-flag'

/** How a report stands in a list: its worst flag, and beside it the worst on the other side of the range where values lie on both. */
export function ReportFlags({ report: { worstFlag, oppositeFlag }, className }: { report: Pick<LabReport, 'worstFlag' | 'oppositeFlag'>; className?: string }) {
  return (
    <span className={cn('inline-flex flex-wrap items-center gap-x-2 gap-y-0.5', className)}>
      <ResultFlag flag={worstFlag ?? 'unknown'} />
      {oppositeFlag && <ResultFlag flag={oppositeFlag} />}
    </span>
  )
}
