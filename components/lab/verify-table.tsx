'use client'
import { ChangeCell } from '@/components/clinical/change-cell'
import { RangeBar } from '@/components/clinical/range-bar'
import { ResultFlag } from '@/components/clinical/result-flag'
import { ResultValue } from '@/components/clinical/result-value'
import { Sparkline } from '@/components/clinical/sparkline'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import { ReturnDialog } from './return-dialog'
import type { VerifyLine } from './verify-lines'

type VerifyTableProps = { lines: readonly VerifyLine[]; actorId: string; agreed: ReadonlySet<string>; onToggle: (line: VerifyLine) => void; onAgreeAll: () => void; onReturned: () => void }

/** Value, flag, range, change and trend, with the second person's own check at the end of each row. */
export function VerifyTable({ lines, actorId, agreed, onToggle, onAgreeAll, onReturned }: VerifyTableProps) {
  const canAgreeAll = lines.some((line) => line.isWaiting && line.enteredBy !== actorId && line.flag === 'N')
  return (
    <div id="results" role="region" aria-label="Results to verify" tabIndex={0} className="overflow-x-auto rounded-panel border bg-surface">
      <table className="w-full text-dense max-tablet:block">
        <caption className="sr-only">Results to verify</caption>
        <thead className="max-tablet:hidden">
          <tr className="border-b bg-sunken text-meta text-ink-2">
            {['Test', 'Entered', 'Flag', 'Reference range', 'Change', 'Trend'].map((header, place) => <th key={header} scope="col" className={cn('px-2 py-1.5 text-left font-nav first:pl-3.5', (place === 1 || place === 4) && 'text-right', place === 5 && 'max-desktop:hidden')}>{header}</th>)}
            <th scope="col" className="px-2 py-1.5 pr-3.5 text-left font-nav">Your check {canAgreeAll && <Button size="small" variant="link" onClick={onAgreeAll}>Agree all in range</Button>}</th>
          </tr>
        </thead>
        <tbody className="divide-y max-tablet:block">
          {lines.map((line) => (
            <tr key={line.resultId} className={cn('max-tablet:grid max-tablet:grid-cols-2 max-tablet:items-center max-tablet:gap-x-3 max-tablet:gap-y-1 max-tablet:px-3.5 max-tablet:py-2.5', line.isCritical && 'bg-critical-tint')}>
              <th scope="row" className="h-row px-2 text-left font-label first:pl-3.5 max-tablet:h-auto max-tablet:px-0 max-tablet:first:pl-0">{line.testName}<span className="block text-meta font-text text-ink-3">{line.enteredByName}</span></th>
              <td className="px-2 text-right max-tablet:px-0"><ResultValue value={line.value} unit={line.unit} />{line.deltaText && <span className="block text-meta text-warning-text">{line.deltaText}</span>}</td>
              <td className="px-2 max-tablet:px-0"><ResultFlag flag={line.flag} /></td>
              <td className="px-2 max-tablet:px-0 max-tablet:text-right"><RangeBar value={line.number} low={line.low} high={line.high} flag={line.flag} rangeText={line.rangeText} /></td>
              <td className="px-2 text-right max-tablet:px-0 max-tablet:text-left"><ChangeCell change={line.change} previous={line.previous} previousOn={line.previousOn} /></td>
              <td className="px-2 max-desktop:hidden"><Sparkline values={line.trend} low={line.low} high={line.high} flag={line.flag} /></td>
              <td className="px-2 pr-3.5 max-tablet:col-span-2 max-tablet:px-0"><OwnCheck line={line} actorId={actorId} isAgreed={agreed.has(`${line.resultId}.${line.version}`)} onToggle={onToggle} onReturned={onReturned} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type OwnCheckProps = { line: VerifyLine; actorId: string; isAgreed: boolean; onToggle: (line: VerifyLine) => void; onReturned: () => void }

function OwnCheck({ line, actorId, isAgreed, onToggle, onReturned }: OwnCheckProps) {
  if (!line.isWaiting) return <span className="text-ink-3">{line.statusWords}</span>
  if (line.enteredBy === actorId) return <span className="flex items-center gap-1.5 text-ink-3"><Icon name="lock" className="size-3.5" />You entered this</span>
  return (
    <span className="flex items-center gap-2">
      <Button size="small" aria-pressed={isAgreed} aria-label={`Agree with ${line.testName}`} variant={isAgreed ? 'quiet' : 'secondary'} icon={isAgreed ? 'check' : undefined} className={isAgreed ? 'text-success-text' : undefined} onClick={() => onToggle(line)}>{isAgreed ? 'Agreed' : 'Agree'}</Button>
      <ReturnDialog line={line} onDone={onReturned} />
    </span>
  )
}
