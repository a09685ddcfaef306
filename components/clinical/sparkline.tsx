import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'
import { flagColours } from './flag-colours'

export type SparklineProps = {
  /** Oldest first; at most the last five are drawn. */
  values: readonly number[]
  low: number | null
  high: number | null
  /** Flag of the last value. */
  flag: ResultFlagCode
}

const width = 64
const height = 26

/** The last five values over the range band. Decoration beside the change in words. */
export function Sparkline({ values, low, high, flag }: SparklineProps) {
  const shown = values.slice(-5)
  if (shown.length < 2) return <span className="text-meta text-ink-3">No earlier</span>
  const { y } = scaleFor(shown, low, high)
  const step = 54 / (shown.length - 1)
  const points = shown.map((value, index) => ({ x: 3 + index * step, y: y(value) }))
  const last = points[points.length - 1] ?? { x: 0, y: 0 }
  const top = high === null ? 0 : Math.max(0, y(high))
  const bottom = low === null ? height : Math.min(height, y(low))
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {(low !== null || high !== null) && bottom > top && <rect x="0" y={top} width={width} height={bottom - top} fill="var(--range-band)" />}
      <polyline points={points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' ')} fill="none" stroke="var(--ink-3)" strokeWidth="1.4" strokeLinejoin="round" />
      <circle cx={last.x} cy={last.y} r="3" fill={flagColours[flag]} stroke="var(--surface)" strokeWidth="1" />
    </svg>
  )
}

function scaleFor(values: readonly number[], low: number | null, high: number | null) {
  const all = [...values, ...[low, high].filter((limit): limit is number => limit !== null)]
  const min = Math.min(...all)
  const span = Math.max(...all) - min || 1
  return { y: (value: number) => height - 4.7 - ((value - min) / span) * (height - 9.4) }
}
