'use client'
import { Bar, CartesianGrid, ComposedChart, Line, ReferenceArea, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { formatResultNumber } from '@/lib/format/results'
import { ChartMarker } from './chart-marker'
import { roundTicks, tickDecimals, tickText, valueDomain, type ChartMoment } from './chart-scale'
import type { ChartBand, ChartEvent, ChartPoint, ChartSeries } from './chart-types'
import { lookOf, type Marker } from './series-looks'

export type TrendPlotProps = {
  series: readonly ChartSeries[]
  bands: readonly ChartBand[]
  events: readonly ChartEvent[]
  asRangeBars?: boolean
  zone: string
  height: number
  moments: readonly ChartMoment[]
  /** Index of the moment under the reading line. */
  focus: number | null
  onFocus: (index: number | null) => void
}

type PlotRow = { time: number; value: number | null; point: ChartPoint; bar?: [number, number] | null }

const axis = { stroke: 'var(--line-strong)', tick: { fill: 'var(--ink-3)', fontSize: 12 }, tickLine: false } as const

/** The drawing itself: straight lines, points always shown, gaps stay gaps, nothing moves. */
export function TrendPlot(props: TrendPlotProps) {
  const { series, bands, events, asRangeBars, zone, height, moments, focus, onFocus } = props
  const domain = valueDomain(series, bands)
  const valueTicks = roundTicks(domain, Math.max(0, ...series.map((one) => one.decimals)))
  const first = moments[0]?.time ?? 0
  const last = moments.at(-1)?.time ?? 1
  const air = (last - first || 3_600_000) * 0.04
  const span: [number, number] = [first - air, last + air]
  const focused = focus === null ? undefined : moments[focus]
  const drawn = asRangeBars ? [] : series
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
      <ComposedChart
        accessibilityLayer={false}
        margin={{ top: 12, right: 18, bottom: 4, left: 0 }}
        onMouseMove={(state) => onFocus(nearest(moments, Number(state.activeLabel)))}
        onMouseLeave={() => onFocus(null)}
        data={asRangeBars ? rangeRows(series) : moments.map((moment) => ({ time: moment.time }))}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        {bands.map((band) => (
          <ReferenceArea
            key={`${band.label}${band.from}`}
            x1={band.from ? Math.max(span[0], Date.parse(band.from)) : span[0]}
            x2={band.to ? Math.min(span[1], Date.parse(band.to)) : span[1]}
            y1={band.low ?? domain[0]}
            y2={band.high ?? domain[1]}
            fill="var(--range-band)"
            fillOpacity={1}
            stroke="none"
          />
        ))}
        <XAxis dataKey="time" type="number" domain={span} scale="time" ticks={timeTicks(moments)} tickFormatter={(time: number) => tickText(time, moments, zone)} minTickGap={28} allowDuplicatedCategory={false} {...axis} />
        <YAxis type="number" domain={domain} ticks={valueTicks} tickFormatter={(value: number) => formatResultNumber(value, tickDecimals(valueTicks))} width={46} axisLine={false} {...axis} allowDataOverflow />
        {events.map((event) => (
          <ReferenceLine key={event.at + event.label} x={Date.parse(event.at)} stroke="var(--ink-3)" strokeDasharray="3 3" label={{ value: event.label, position: Date.parse(event.at) < (first + last) / 2 ? 'insideTopLeft' : 'insideTopRight', fill: 'var(--ink-2)', fontSize: 12 }} />
        ))}
        {focused && <ReferenceLine x={focused.time} stroke="var(--ring)" strokeWidth={2} />}
        {asRangeBars && <Bar dataKey="bar" barSize={7} fill="var(--chart-1)" radius={2} isAnimationActive={false} />}
        {drawn.map((one, index) => {
          const look = lookOf(one.look, index)
          return (
            <Line
              key={one.key}
              data={rowsOf(one)}
              dataKey="value"
              type="linear"
              stroke={look.colour}
              strokeWidth={2}
              strokeDasharray={look.dash}
              isAnimationActive={false}
              connectNulls={false}
              activeDot={false}
              dot={(dot: DotProps) => <PlotDot key={dot.key} {...dot} marker={look.marker} colour={look.colour} />}
            />
          )
        })}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

type DotProps = { key?: React.Key | null; cx?: number; cy?: number; payload?: PlotRow }

function PlotDot({ cx, cy, payload, marker, colour }: Omit<DotProps, 'key'> & { marker: Marker; colour: string }) {
  if (cx === undefined || cy === undefined || Number.isNaN(cy) || payload?.value === null || payload === undefined) return <g />
  return <ChartMarker x={cx} y={cy} marker={marker} colour={colour} flag={payload.point.flag} />
}

function rowsOf(series: ChartSeries): PlotRow[] {
  return series.points.map((point) => ({ time: Date.parse(point.at), value: point.value, point })).sort((one, other) => one.time - other.time)
}

/** Pairs the first two series by time; a half pair is left out of the drawing (the table still shows it). */
function rangeRows([upper, lower]: readonly ChartSeries[]): PlotRow[] {
  if (!upper || !lower) return []
  const lows = new Map(lower.points.map((point) => [Date.parse(point.at), point.value]))
  return rowsOf(upper).map((row) => {
    const low = lows.get(row.time) ?? null
    return { ...row, bar: low === null || row.value === null ? null : [low, row.value] }
  })
}

function timeTicks(moments: readonly ChartMoment[]): number[] {
  const step = Math.max(1, Math.ceil(moments.length / 7))
  return moments.filter((_, index) => index % step === 0).map((moment) => moment.time)
}

function nearest(moments: readonly ChartMoment[], time: number): number | null {
  if (Number.isNaN(time) || moments.length === 0) return null
  return moments.reduce((best, moment, index) => (Math.abs(moment.time - time) < Math.abs((moments[best]?.time ?? 0) - time) ? index : best), 0)
}
