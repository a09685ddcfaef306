import { formatResultNumber } from '@/lib/format/results'

export type RangeLimits = { low: number | null; high: number | null; lowInclusive?: boolean; highInclusive?: boolean }

/**
 * A reference range in words, never with a dash (which reads as minus): `3.5 to 5.3`, `60 or more`, `less than 5`.
 * No limits at all give "No range". A limit never loses decimals that it has.
 */
export function formatRange({ low, high, lowInclusive = true, highInclusive = true }: RangeLimits, decimals: number): string {
  const show = (limit: number) => formatResultNumber(limit, Math.max(decimals, placesOf(limit)))
  if (low !== null && high !== null) return `${show(low)} to ${show(high)}`
  if (low !== null) return lowInclusive ? `${show(low)} or more` : `more than ${show(low)}`
  if (high !== null) return highInclusive ? `${show(high)} or less` : `less than ${show(high)}`
  return 'No range'
}

/** `From 08:00 to 12:00`. */
export function formatTimeRange(from: string, to: string): string {
  return `From ${from} to ${to}`
}

function placesOf(value: number): number {
  return (String(value).split('.')[1] ?? '').length
}
