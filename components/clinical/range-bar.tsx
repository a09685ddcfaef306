import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'
import { cn } from '@/components/ui/cn'
import { flagColours } from './flag-colours'

export type RangeBarProps = {
  value: number | null
  low: number | null
  high: number | null
  flag: ResultFlagCode
  /** The range in words: it carries the meaning, the drawing repeats it. */
  rangeText: string
  className?: string
}

const left = 5
const right = 87
const bandFrom = 32
const bandTo = 60

/** The band has the same width in every row, so the eye learns one geometry. Off the scale the marker gets a chevron. */
export function RangeBar({ value, low, high, flag, rangeText, className }: RangeBarProps) {
  const hasBand = low !== null || high !== null
  return (
    <span className={cn('inline-flex items-center gap-2 align-middle', className)}>
      {hasBand && (
        <svg width="92" height="16" viewBox="0 0 92 16" aria-hidden className="shrink-0">
          <rect x={left} y="6.5" width={right - left} height="3" rx="1.5" fill="var(--line)" />
          <Band low={low} high={high} />
          {value !== null && <Marker at={positionOf(value, low, high)} flag={flag} />}
        </svg>
      )}
      <span className="text-meta whitespace-nowrap text-ink-2 figures">{rangeText}</span>
    </span>
  )
}

function Band({ low, high }: { low: number | null; high: number | null }) {
  const from = low === null ? left : bandFrom
  const to = high === null ? right : bandTo
  return <rect x={from} y="4" width={to - from} height="8" rx="1.5" fill="var(--range-band)" stroke="var(--range-edge)" strokeWidth="1" />
}

/** Pixels from the left; the width of the band is one range, and one-sided limits use half the limit as a range. */
function positionOf(value: number, low: number | null, high: number | null): number {
  const width = bandTo - bandFrom
  if (low !== null && high !== null) return bandFrom + ((value - low) / (high - low || 1)) * width
  if (low !== null) return bandFrom + ((value - low) / (Math.abs(low) / 2 || 1)) * width
  const limit = high ?? 0
  return bandTo + ((value - limit) / (Math.abs(limit) / 2 || 1)) * width
}

function Marker({ at, flag }: { at: number; flag: ResultFlagCode }) {
  const isBelow = at < left + 4
  const isAbove = at > right - 4
  const x = Math.min(right - 4, Math.max(left + 4, at))
  const fill = flagColours[flag]
  return (
    <>
      {isAbove && <path d="M88.5 5l3 3-3 3" fill="none" stroke={fill} strokeWidth="1.6" />}
      {isBelow && <path d="M3.5 5l-3 3 3 3" fill="none" stroke={fill} strokeWidth="1.6" />}
      <Shape x={x} flag={flag} fill={fill} />
    </>
  )
}

function Shape({ x, flag, fill }: { x: number; flag: ResultFlagCode; fill: string }) {
  if (flag === 'HH' || flag === 'LL') return <path d={`M${x} 1.6l6 6.4-6 6.4-6-6.4z`} fill={fill} stroke="var(--surface)" strokeWidth="1" />
  if (flag === 'H' || flag === 'A') return <path d={`M${x} 2.6l5 9.4h-10z`} fill={fill} />
  if (flag === 'L') return <path d={`M${x} 13.4l-5-9.4h10z`} fill={fill} />
  return <circle cx={x} cy="8" r="3.5" fill={fill} stroke="var(--surface)" strokeWidth="1" />
}
