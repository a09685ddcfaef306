'use client'
import { lazy, Suspense, useId, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { formatInstant } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import { ChartMarker } from './chart-marker'
import { momentsOf } from './chart-scale'
import { ChartTable } from './chart-table'
import type { ChartBand, ChartEvent, ChartSeries } from './chart-types'
import { lookOf } from './series-looks'

// The server draws the plot into the page; the code that redraws it while it is read comes after the first load.
const TrendPlot = lazy(() => import('./trend-plot').then((part) => ({ default: part.TrendPlot })))

export type TrendChartProps = {
  /** The finding, not the subject: "Potassium has risen since 26-Feb-2026". */
  title: string
  series: readonly ChartSeries[]
  bands?: readonly ChartBand[]
  events?: readonly ChartEvent[]
  /** Two series drawn as one vertical bar from the first to the second: systolic and diastolic. */
  asRangeBars?: boolean
  zone: string
  height?: number
  headingLevel?: 2 | 3
  className?: string
}

/** Points over time with their range, readable by eye, by keyboard (Left, Right) and as a table. */
export function TrendChart({ title, series, bands = [], events = [], asRangeBars, zone, height = 220, headingLevel = 3, className }: TrendChartProps) {
  const id = useId()
  const [isTable, setTable] = useState(false)
  const [focus, setFocus] = useState<number | null>(null)
  const moments = momentsOf(series)
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  const moment = focus === null ? undefined : moments[focus]

  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextFocus(event.key, focus, moments.length)
    if (next === undefined) return
    event.preventDefault()
    setFocus(next)
  }
  return (
    <figure aria-labelledby={`${id}-title`} className={cn('min-w-0 rounded-panel border bg-surface', className)}>
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 pt-2.5">
        <Heading id={`${id}-title`} className="text-dense font-title text-ink">
          {title} <span className="font-text text-ink-3">{unitsOf(series)}</span>
        </Heading>
        <Button size="small" variant="quiet" icon={isTable ? 'chart' : 'table'} className="ml-auto no-print" onClick={() => setTable(!isTable)}>
          {isTable ? 'View as chart' : 'View as table'}
        </Button>
      </figcaption>
      {moments.length === 0 ? (
        <p className="px-3.5 py-6 text-dense text-ink-3">Nothing was measured in this time.</p>
      ) : isTable ? (
        <ChartTable title={title} series={series} moments={moments} zone={zone} />
      ) : (
        <>
          <div
            role="application"
            aria-roledescription="chart"
            aria-label={`${title}. ${moments.length} times of measurement. Left and Right read the values.`}
            aria-describedby={`${id}-reading`}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onBlur={() => setFocus(null)}
            className="px-1 -outline-offset-2!"
          >
            <Suspense fallback={<div style={{ height }} />}>
              <TrendPlot series={series} bands={bands} events={events} asRangeBars={asRangeBars} zone={zone} height={height} moments={moments} focus={focus} onFocus={setFocus} />
            </Suspense>
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3.5 pb-2.5 text-meta text-ink-2">
            {series.length > 1 && !asRangeBars && series.map((one, index) => <LegendItem key={one.key} label={one.label} index={index} look={one.look} />)}
            {bands.map((band) => (
              <span key={band.label} className="inline-flex items-center gap-1.5">
                <span aria-hidden className="h-2.5 w-4 rounded-chip border border-range-edge bg-range-band" />
                {band.label}
              </span>
            ))}
            <output id={`${id}-reading`} aria-live="polite" className="ml-auto min-h-4 font-label text-ink figures">
              {moment && `${formatInstant(moment.at, zone)}: ${readingAt(series, moment.time)}`}
            </output>
          </div>
        </>
      )}
    </figure>
  )
}

function LegendItem({ label, index, look }: { label: string; index: number; look?: ChartSeries['look'] }) {
  const { colour, marker, dash } = lookOf(look, index)
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width="26" height="12" aria-hidden>
        <path d="M0 6h26" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
        <ChartMarker x={13} y={6} marker={marker} colour={colour} />
      </svg>
      {label}
    </span>
  )
}

function unitsOf(series: readonly ChartSeries[]): string {
  return [...new Set(series.map((one) => one.unit))].filter(Boolean).join(', ')
}

function readingAt(series: readonly ChartSeries[], time: number): string {
  return series
    .map((one) => {
      const point = one.points.find((candidate) => Date.parse(candidate.at) === time)
      if (!point) return null
      const value = point.value === null ? 'not done' : `${formatResultNumber(point.value, one.decimals)} ${one.unit}`
      return series.length > 1 ? `${one.label} ${value}` : value
    })
    .filter(Boolean)
    .join(', ')
}

function nextFocus(key: string, focus: number | null, count: number): number | null | undefined {
  if (key === 'Escape') return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowRight') return focus === null ? 0 : Math.min(count - 1, focus + 1)
  if (key === 'ArrowLeft') return focus === null ? count - 1 : Math.max(0, focus - 1)
  return undefined
}
