import { flagWords } from '@/components/clinical/result-flag'
import { formatInstant } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import type { ChartMoment } from './chart-scale'
import type { ChartSeries } from './chart-types'

/** The same values in rows, newest first. */
export function ChartTable({ title, series, moments, zone }: { title: string; series: readonly ChartSeries[]; moments: readonly ChartMoment[]; zone: string }) {
  return (
    <div tabIndex={0} role="region" aria-label={`${title}, table`} className="mt-2 max-h-80 overflow-auto border-t">
      <table className="w-full border-collapse text-dense">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="bg-sunken text-meta text-ink-2">
            <th scope="col" className="px-3.5 py-1.5 text-left font-nav">Time</th>
            {series.map((one) => (
              <th key={one.key} scope="col" className="px-3.5 py-1.5 text-right font-nav">
                {one.label} <span className="font-text text-ink-3">{one.unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moments.toReversed().map((moment) => (
            <tr key={moment.time} className="border-t">
              <th scope="row" className="px-3.5 py-1.5 text-left font-text date">{formatInstant(moment.at, zone)}</th>
              {series.map((one) => (
                <td key={one.key} className="px-3.5 py-1.5 text-right figures">{cellText(one, moment.time)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellText(series: ChartSeries, time: number): string {
  const point = series.points.find((candidate) => Date.parse(candidate.at) === time)
  if (!point) return '–'
  if (point.value === null) return 'Not done'
  const value = formatResultNumber(point.value, series.decimals)
  return point.flag && point.flag !== 'N' && point.flag !== 'unknown' ? `${value} ${flagWords(point.flag)}` : value
}
