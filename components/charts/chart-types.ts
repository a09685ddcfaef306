import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'

/** A measured point. `value` null is a gap: something was not done, and the line breaks. */
export type ChartPoint = { at: string; value: number | null; flag?: ResultFlagCode; note?: string }
export type ChartSeries = {
  key: string
  label: string
  /** Display unit, printed in the title. */
  unit: string
  decimals: number
  points: readonly ChartPoint[]
  /** 1 to 6: fixed colour, marker and dash. The order of the series when left out. */
  look?: SeriesLook
}
export type SeriesLook = 1 | 2 | 3 | 4 | 5 | 6
/** A reference band; with `from` and `to` it holds for part of the time only, when the range changed. */
export type ChartBand = { low: number | null; high: number | null; label: string; from?: string; to?: string }
/** A tick on the time axis: "furosemide started". */
export type ChartEvent = { at: string; label: string }
