import { ChangeCell } from '@/components/clinical/change-cell'
import { RangeBar } from '@/components/clinical/range-bar'
import { ResultFlag } from '@/components/clinical/result-flag'
import { ResultValue } from '@/components/clinical/result-value'
import { Sparkline } from '@/components/clinical/sparkline'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { Icon } from '@/components/ui/icon'
import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'

type Row = { test: string; value: string; number: number; unit: string; flag: ResultFlagCode; low: number | null; high: number | null; range: string; change: string; previous: string; trend: number[]; agreed: boolean }

/** A phone shows who, what and whether; the rest of the bench table needs a desk. */
const onlyWide = new Set(['Flag', 'Reference range', 'Change', 'Trend'])

const rows: readonly Row[] = [
  { test: 'Potassium', value: '6.8', number: 6.8, unit: 'mmol/L', flag: 'HH', low: 3.5, high: 5, range: '3.5 to 5.0', change: '+1.7', previous: '5.1', trend: [4.4, 4.6, 4.9, 5.1, 6.8], agreed: false },
  { test: 'Creatinine', value: '2.02', number: 2.02, unit: 'mg/dL', flag: 'H', low: 0.5, high: 1.1, range: '0.50 to 1.10', change: '+0.33', previous: '1.69', trend: [1.2, 1.3, 1.5, 1.69, 2.02], agreed: true },
  { test: 'Sodium', value: '131', number: 131, unit: 'mmol/L', flag: 'L', low: 136, high: 145, range: '136 to 145', change: '−4', previous: '135', trend: [138, 137, 136, 135, 131], agreed: true },
  { test: 'Chloride', value: '99', number: 99, unit: 'mmol/L', flag: 'N', low: 98, high: 106, range: '98 to 106', change: '−2', previous: '101', trend: [102, 101, 100, 101, 99], agreed: true },
]

/** The second check as it looks on the bench, with fictional values. */
export function VerifyScene() {
  return (
    <figure aria-label="The second check, with fictional values" className="overflow-hidden rounded-panel border bg-surface">
      <figcaption className="flex flex-wrap items-center gap-3 border-b px-4 py-2.5">
        <span className="text-title font-title tracking-title">Basic metabolic panel</span>
        <Badge tone="warning" icon="timer">Urgent</Badge>
        <Badge tone="pending" icon="users">Needs second person</Badge>
        <span className="ml-auto text-meta text-ink-3">Fictional values</span>
      </figcaption>
      <div role="region" aria-label="Results waiting for a second person, scrolls sideways" tabIndex={0} className="overflow-x-auto">
        <table className="w-full text-dense tablet:min-w-160">
          <caption className="sr-only">Results waiting for a second person</caption>
          <thead><tr className="border-b bg-sunken text-left text-meta text-ink-2">{['Test', 'Entered', 'Flag', 'Reference range', 'Change', 'Trend', 'Your check'].map((header) => <th key={header} scope="col" className={cn('px-3 py-1.5 font-nav', onlyWide.has(header) && 'max-tablet:hidden')}>{header}</th>)}</tr></thead>
          <tbody className="divide-y">
            {rows.map((row) => (
              <tr key={row.test} className={row.flag === 'HH' ? 'bg-critical-tint' : undefined}>
                <th scope="row" className="h-11 px-3 text-left font-label">{row.test}</th>
                <td className="px-3 max-tablet:py-1.5"><ResultValue value={row.value} unit={row.unit} /><span className="mt-0.5 block tablet:hidden"><ResultFlag flag={row.flag} /></span></td>
                <td className="px-3 max-tablet:hidden"><ResultFlag flag={row.flag} /></td>
                <td className="px-3 max-tablet:hidden"><RangeBar value={row.number} low={row.low} high={row.high} flag={row.flag} rangeText={row.range} /></td>
                <td className="px-3 max-tablet:hidden"><ChangeCell change={row.change} previous={row.previous} previousOn="26-Feb" /></td>
                <td className="px-3 max-tablet:hidden"><Sparkline values={row.trend} low={row.low} high={row.high} flag={row.flag} /></td>
                <td className="px-3">{row.agreed ? <span className="flex items-center gap-1.5 font-label text-success-text"><Icon name="check" />Agreed</span> : <span className="text-ink-2">Not yet</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="flex items-center gap-2 border-t px-4 py-3 text-dense"><Icon name="lock" className="text-ink-2" /><span><b className="font-title">Cannot verify yet.</b> The critical potassium has not been called, and whoever typed a value never releases it.</span></p>
    </figure>
  )
}
