import { criticalLadder } from '@/lib/domain/lab/critical-ladder.table'
import type { CriticalLadder } from '@/lib/domain/lab/critical-ladder.table'
import { withoutDust } from '@/lib/domain/units/convert-unit'

export interface CriticalValueAt {
  value: number
  direction: 'low' | 'high'
  at: string
}

export interface KnownCritical extends CriticalValueAt {
  acknowledgedAt: string | null
}

/**
 * Whether a critical value is already known and need not be called again: same direction, inside the quiet time, and
 * acknowledged, unless it worsened by the site's share. The flag is shown all the same.
 */
export function isAlreadyCalled(previous: KnownCritical | null, now: CriticalValueAt, ladder: CriticalLadder = criticalLadder): boolean {
  if (previous === null || previous.acknowledgedAt === null || previous.direction !== now.direction) return false
  const hours = (Date.parse(now.at) - Date.parse(previous.at)) / 3_600_000
  if (hours < 0 || hours >= ladder.quietHours) return false
  return worseningPercent(previous, now) < ladder.worseningPercent
}

function worseningPercent(previous: CriticalValueAt, now: CriticalValueAt): number {
  const moved = now.direction === 'high' ? now.value - previous.value : previous.value - now.value
  return previous.value === 0 ? Number.POSITIVE_INFINITY : withoutDust((moved / Math.abs(previous.value)) * 100)
}
