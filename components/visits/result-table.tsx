import type { ReactNode } from 'react'
import { ChangeCell } from '@/components/clinical/change-cell'
import { RangeBar } from '@/components/clinical/range-bar'
import { ResultFlag } from '@/components/clinical/result-flag'
import { ResultValue } from '@/components/clinical/result-value'
import { Sparkline } from '@/components/clinical/sparkline'
import { cn } from '@/components/ui/cn'
import { Badge } from '@/components/ui/badge'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { formatShortDay } from '@/lib/format/dates'
import { dayOfInstant, formatInstant } from '@/lib/format/instants'
import { formatRange } from '@/lib/format/ranges'
import { formatChange, formatResultNumber, formatResultValue } from '@/lib/format/results'
import { displayUnit } from '@/lib/format/units'

export type ResultTableProps = {
  caption: string
  results: readonly LabResult[]
  /** Released values of the same tests, oldest first. */
  history: Record<string, readonly LabResult[]>
  zone: string
  showCollected?: boolean
}

/** Results as a doctor reads them: value, unit, flag, range, change, trend. */
export function ResultTable({ caption, results, history, zone, showCollected }: ResultTableProps) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="relative max-w-full overflow-x-auto rounded-panel border bg-surface">
      <table className="w-full border-collapse text-dense">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {['Test', 'Value', 'Flag', 'Range', 'Change', 'Trend', ...(showCollected ? ['Collected'] : [])].map((header) => (
              <th key={header} scope="col" className={cn('bg-sunken px-2 py-1.5 text-left text-meta font-nav text-ink-2 first:pl-3.5 last:pr-3.5', header === 'Value' && 'text-right', onlyWide.has(header) && 'max-tablet:hidden')}>{header}</th>
            ))}
          </tr>
        </thead>
        <tbody>{results.map((result) => <ResultRow key={result.id} result={result} history={history[result.testKey] ?? []} zone={zone} showCollected={showCollected} />)}</tbody>
      </table>
    </div>
  )
}

const edge = 'px-2 py-1.5 align-middle first:pl-3.5 last:pr-3.5'
/** A phone has room for three columns: the flag stands below the value there, the change below the range. */
const onlyWide = new Set(['Flag', 'Change', 'Trend', 'Collected'])

function ResultRow({ result, history, zone, showCollected }: { result: LabResult; history: readonly LabResult[]; zone: string; showCollected?: boolean }) {
  const flag = result.flag ?? 'unknown'
  const isCritical = flag === 'HH' || flag === 'LL'
  const [low, high] = [result.range?.low ?? null, result.range?.high ?? null]
  const values = history.flatMap((one) => (one.value === null || one.unit !== result.unit ? [] : [one.value]))
  return (
    <tr className={cn('border-t', isCritical && 'bg-critical-tint')}>
      <th scope="row" className={cn(edge, 'h-row text-left font-label')}>
        {result.testName}
        <Corrected result={result} zone={zone} />
      </th>
      <td className={cn(edge, 'text-right')}><ResultValue value={valueOf(result)} unit={displayUnit(result.unit)} /><span className="mt-0.5 block tablet:hidden"><Flag result={result} /></span></td>
      <td className={cn(edge, 'max-tablet:hidden')}><Flag result={result} /></td>
      <td className={edge}><RangeBar value={result.value} low={low} high={high} flag={flag} rangeText={rangeOf(result)} className="max-tablet:[&_svg]:hidden" /><span className="mt-0.5 block tablet:hidden"><Change result={result} history={history} zone={zone} /></span></td>
      <td className={cn(edge, 'max-tablet:hidden')}><Change result={result} history={history} zone={zone} /></td>
      <td className={cn(edge, 'max-tablet:hidden')}><Sparkline values={values} low={low} high={high} flag={flag} /></td>
      {showCollected && <td className={cn(edge, 'whitespace-nowrap text-ink-2 date max-tablet:hidden')}>{formatInstant(result.collectedAt, zone)}</td>}
    </tr>
  )
}

const Flag = ({ result }: { result: LabResult }) => (
  <>
    <ResultFlag flag={result.flag ?? 'unknown'} />
    {result.flag === 'unknown' && result.flagReason && <span className="block text-meta text-ink-3">{result.flagReason}</span>}
  </>
)

const valueOf = (result: LabResult): string => (result.value === null ? (result.valueText ?? 'Not measured') : formatResultValue(result.value, result.decimals, result.comparator))

/** In our own words, never with a dash; what was printed with the value when the limits were not kept. */
const rangeOf = ({ range, rangeText, decimals }: LabResult): string => (range ? formatRange(range, decimals) : (rangeText ?? 'No range'))

/** The value before this one: as it was compared at entry, else the one before it in the course shown. */
function previousOf(result: LabResult, history: readonly LabResult[]): LabResult['previous'] {
  if (result.previous) return result.previous
  const before = history[history.findIndex((one) => one.id === result.id) - 1]
  return before && before.value !== null ? { value: before.value, unit: before.unit ?? '', at: before.collectedAt ?? before.updatedAt, resultId: before.id } : null
}

function Change({ result, history, zone }: { result: LabResult; history: readonly LabResult[]; zone: string }): ReactNode {
  const previous = previousOf(result, history)
  if (!previous) return <ChangeCell change={null} previous={null} />
  const isComparable = result.value !== null && previous.unit === result.unit
  return (
    <ChangeCell
      change={isComparable ? formatChange(result.value!, previous.value, result.decimals) : null}
      previous={formatResultNumber(previous.value, result.decimals)}
      previousOn={formatShortDay(dayOfInstant(previous.at, zone))}
      isLarge={result.deltaText !== null}
      note={isComparable ? undefined : 'Another unit before'}
    />
  )
}

function Corrected({ result, zone }: { result: LabResult; zone: string }): ReactNode {
  if (result.status !== 'corrected' && result.status !== 'amended') return null
  return (
    <span className="mt-0.5 block">
      <Badge tone="warning" icon="edit">{result.status === 'corrected' ? 'Corrected' : 'Amended'} {formatInstant(result.verifiedAt, zone)}</Badge>
      {result.correctionOf && <span className="ml-1.5 text-meta font-text text-ink-3">was <s>{formatResultNumber(result.correctionOf.value, result.decimals)}</s></span>}
    </span>
  )
}
