import Link from 'next/link'
import { ReportFlags } from '@/components/clinical/report-flags'
import { SpecimenNumber } from '@/components/clinical/specimen-number'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import type { LabOrder, LabResult } from '@/lib/domain/lab/order.schema'
import { oppositeFlag, worstFlag } from '@/lib/domain/lab/report.states'
import { formatWait, minutesBetween } from '@/lib/format/durations'
import { testWords } from './bench-rows'

type VerifyQueueProps = { queue: readonly { order: Pick<LabOrder, 'id' | 'accession' | 'panelCodes' | 'testKeys'>; results: readonly Pick<LabResult, 'flag' | 'enteredBy' | 'enteredAt'>[] }[]; current: string; actorId: string; now: string }

/** What waits for a second person: numbers and tests only, for no name stands beside another patient's record. */
export function VerifyQueue({ queue, current, actorId, now }: VerifyQueueProps) {
  return (
    <nav aria-label="To verify">
      <p className="flex gap-2 border-b px-3.5 py-2.5 text-dense font-title">To verify <span className="font-text text-ink-3 figures">{queue.length}</span></p>
      {queue.length === 0 && <p className="px-3.5 py-3 text-dense text-ink-2">Nothing waits for a second person.</p>}
      <ul>
        {queue.map(({ order, results }) => {
          const isOwn = results.every((result) => result.enteredBy === actorId)
          const isCurrent = order.id === current
          return (
            <li key={order.id} className={cn('border-b', isCurrent && 'bg-selected shadow-[inset_3px_0_0_var(--brand)]')}>
              <Link href={`/lab/verify/${order.id}`} aria-current={isCurrent ? 'page' : undefined} className="grid grid-cols-[minmax(0,1fr)] gap-0.5 px-3.5 py-2 text-dense hover:bg-hover">
                <span className="flex justify-between gap-2"><SpecimenNumber value={order.accession} /><span className="text-ink-3 figures">{formatWait(minutesBetween(results[0]!.enteredAt ?? now, now) ?? 0)}</span></span>
                <span className="flex flex-wrap items-center justify-between gap-x-2">
                  <span className="min-w-0 text-ink-2">{testWords(order)}</span>
                  {isOwn ? <span className="flex shrink-0 items-center gap-1 text-meta text-ink-3"><Icon name="lock" className="size-3.5" />You entered this</span> : <ReportFlags report={flagsOf(results)} />}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

function flagsOf(results: readonly Pick<LabResult, 'flag'>[]) {
  const flags = results.map((result) => result.flag)
  return { worstFlag: worstFlag(flags), oppositeFlag: oppositeFlag(flags) }
}
