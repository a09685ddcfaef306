'use client'
import { useId, useState } from 'react'
import { CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { Button } from '@/components/ui/button'
import { formatInstant } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import { ChartMarker } from './chart-marker'
import type { ChartEvent } from './chart-types'

export type ControlPoint = {
  at: string
  value: number
  verdict: 'accept' | 'warn' | 'reject'
  /** Broken rule by name: "1-3s", "2-2s". */
  rule?: string | null
  comment?: string | null
}
export type ControlChartProps = {
  /** "Sodium, level 2: in control". */
  title: string
  unit: string
  decimals: number
  mean: number
  sd: number
  points: readonly ControlPoint[]
  lotChanges?: readonly ChartEvent[]
  zone: string
  height?: number
}

const verdictWords = { accept: 'Accepted', warn: 'Warning', reject: 'Rejected' }
const deviations = [
  { at: 3, stroke: 'var(--critical-solid)', dash: '6 3' },
  { at: 2, stroke: 'var(--warning-text)', dash: '4 3' },
  { at: 1, stroke: 'var(--line-strong)', dash: undefined },
]

/** Levey-Jennings: mean and standard deviations labelled with their values, runs joined, broken rules named at the point. */
export function ControlChart(props: ControlChartProps) {
  const { title, unit, points, height = 260 } = props
  const id = useId()
  const [isTable, setTable] = useState(false)
  const broken = points.filter((point) => point.verdict !== 'accept')
  return (
    <figure aria-labelledby={`${id}-title`} aria-describedby={`${id}-summary`} className="min-w-0 rounded-panel border bg-surface">
      <figcaption className="flex flex-wrap items-center gap-3 px-3.5 pt-2.5">
        <h2 id={`${id}-title`} className="text-dense font-title">
          {title} <span className="font-text text-ink-3">{unit}</span>
        </h2>
        <Button size="small" variant="quiet" icon={isTable ? 'chart' : 'table'} className="ml-auto no-print" onClick={() => setTable(!isTable)}>
          {isTable ? 'View as chart' : 'View as table'}
        </Button>
      </figcaption>
      <p id={`${id}-summary`} className="px-3.5 text-meta text-ink-2">
        {points.length} runs, {broken.length === 0 ? 'no rule broken' : broken.map((point) => `${point.rule ?? verdictWords[point.verdict]} ${formatInstant(point.at, props.zone)}`).join(', ')}
      </p>
      {points.length === 0 ? <p className="px-3.5 py-6 text-dense text-ink-3">No control was run in this time.</p> : isTable ? <ControlTable {...props} /> : <ControlPlot {...props} height={height} />}
    </figure>
  )
}

type ControlRow = { index: number; value: number; point: ControlPoint }

function ControlPlot({ points, mean, sd, decimals, lotChanges = [], height }: ControlChartProps & { height: number }) {
  const rows: ControlRow[] = points.map((point, index) => ({ index: index + 1, value: point.value, point }))
  const beyond = Math.max(3.6, ...points.map((point) => Math.abs((point.value - mean) / sd) + 0.4))
  const label = (value: number, name: string) => ({ value: `${name} ${formatResultNumber(value, decimals)}`, position: 'right' as const, fill: 'var(--ink-2)', fontSize: 11 })
  return (
    <div aria-hidden>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 720, height }}>
        <ComposedChart accessibilityLayer={false} data={rows} margin={{ top: 12, right: 92, bottom: 4, left: 12 }}>
          <CartesianGrid vertical={false} horizontal={false} />
          <XAxis dataKey="index" type="number" domain={[0.5, Math.max(2, rows.length) + 0.5]} tickCount={Math.min(12, rows.length)} allowDecimals={false} stroke="var(--line-strong)" tick={{ fill: 'var(--ink-3)', fontSize: 12 }} tickLine={false} />
          <YAxis hide type="number" domain={[mean - beyond * sd, mean + beyond * sd]} />
          <ReferenceLine y={mean} stroke="var(--ink-2)" strokeWidth={1.5} label={label(mean, 'Mean')} />
          {deviations.flatMap((deviation) =>
            [1, -1].map((sign) => (
              <ReferenceLine
                key={deviation.at * sign}
                y={mean + sign * deviation.at * sd}
                stroke={deviation.stroke}
                strokeDasharray={deviation.dash}
                label={label(mean + sign * deviation.at * sd, `${sign > 0 ? '+' : '\u2212'}${deviation.at} SD`)}
              />
            )),
          )}
          {lotChanges.map((lot) => (
            <ReferenceLine key={lot.at} x={firstRunFrom(rows, lot.at)} stroke="var(--ink-3)" strokeDasharray="2 2" label={{ value: lot.label, position: 'insideTopLeft', fill: 'var(--ink-2)', fontSize: 11 }} />
          ))}
          <Line dataKey="value" type="linear" stroke="var(--chart-1)" strokeWidth={1.5} isAnimationActive={false} activeDot={false} dot={(dot: RunProps) => <RunMarker key={dot.key} {...dot} />} />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

type RunProps = { key?: React.Key | null; cx?: number; cy?: number; payload?: ControlRow }

function RunMarker({ cx, cy, payload }: Omit<RunProps, 'key'>) {
  if (cx === undefined || cy === undefined || !payload) return <g />
  const { verdict, rule } = payload.point
  if (verdict === 'accept') return <ChartMarker x={cx} y={cy} marker="circle" colour="var(--chart-1)" size={3.5} />
  const colour = verdict === 'reject' ? 'var(--critical-solid)' : 'var(--warning-text)'
  return (
    <g>
      <ChartMarker x={cx} y={cy} marker={verdict === 'reject' ? 'diamond' : 'triangle'} colour={colour} size={5} />
      {rule && <text x={cx} y={cy - 10} textAnchor="middle" fontSize="11" fill="var(--ink)">{rule}</text>}
    </g>
  )
}

function ControlTable({ title, points, mean, sd, decimals, zone }: ControlChartProps) {
  return (
    <div tabIndex={0} role="region" aria-label={`${title}, table`} className="mt-2 max-h-80 overflow-auto border-t">
      <table className="w-full border-collapse text-dense">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="bg-sunken text-left text-meta text-ink-2">
            {['Time', 'Value', 'SD from mean', 'Verdict', 'Comment'].map((head) => (
              <th key={head} scope="col" className="px-3.5 py-1.5 font-nav">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.at} className="border-t">
              <th scope="row" className="px-3.5 py-1.5 text-left font-text date">{formatInstant(point.at, zone)}</th>
              <td className="px-3.5 py-1.5 figures">{formatResultNumber(point.value, decimals)}</td>
              <td className="px-3.5 py-1.5 figures">{formatResultNumber((point.value - mean) / sd, 1)}</td>
              <td className="px-3.5 py-1.5">{[verdictWords[point.verdict], point.rule].filter(Boolean).join(' ')}</td>
              <td className="px-3.5 py-1.5 text-ink-2">{point.comment ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function firstRunFrom(rows: readonly ControlRow[], at: string): number {
  const found = rows.find((row) => row.point.at >= at)
  return (found?.index ?? rows.length) - 0.5
}
