import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'
import type { Marker } from './series-looks'

export type ChartMarkerProps = { x: number; y: number; marker: Marker; colour: string; flag?: ResultFlagCode; size?: number }

const flagFill: Partial<Record<ResultFlagCode, string>> = { HH: 'var(--critical-solid)', LL: 'var(--critical-solid)', H: 'var(--high-text)', L: 'var(--low-text)', A: 'var(--high-text)' }

/** A point. Outside the range its shape changes to the shape of its flag: diamond critical, triangle high or low. */
export function ChartMarker({ x, y, marker, colour, flag, size = 4 }: ChartMarkerProps) {
  const flagged = flag && flagFill[flag]
  if (flagged) return <path d={flagPath(flag, x, y)} fill={flagged} stroke="var(--surface)" strokeWidth="1" />
  const line = { stroke: 'var(--surface)', strokeWidth: 1, fill: colour }
  switch (marker) {
    case 'circle':
      return <circle cx={x} cy={y} r={size} {...line} />
    case 'square':
      return <rect x={x - size + 0.5} y={y - size + 0.5} width={size * 2 - 1} height={size * 2 - 1} {...line} />
    case 'triangle':
      return <path d={`M${x} ${y - size - 0.5}l${size + 0.5} ${size * 2}h${-(size * 2 + 1)}z`} {...line} />
    case 'diamond':
      return <path d={`M${x} ${y - size - 1}l${size + 1} ${size + 1}-${size + 1} ${size + 1}-${size + 1}-${size + 1}z`} {...line} />
    case 'ring':
      return <circle cx={x} cy={y} r={size - 0.5} fill="var(--surface)" stroke={colour} strokeWidth={2} />
    case 'cross':
      return <path d={`M${x - size} ${y - size}l${size * 2} ${size * 2}m0-${size * 2}l-${size * 2} ${size * 2}`} fill="none" stroke={colour} strokeWidth={2} />
  }
}

function flagPath(flag: ResultFlagCode, x: number, y: number): string {
  if (flag === 'HH' || flag === 'LL') return `M${x} ${y - 6.5}l6 6.5-6 6.5-6-6.5z`
  if (flag === 'L') return `M${x} ${y + 5.5}l-5.5-10h11z`
  return `M${x} ${y - 5.5}l5.5 10h-11z`
}
