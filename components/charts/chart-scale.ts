import { formatDay, formatShortDay } from '@/lib/format/dates'
import { dayOfInstant, formatTime } from '@/lib/format/instants'
import type { ChartBand, ChartSeries } from './chart-types'

export type ChartMoment = { time: number; at: string }

/** Every moment at which something was measured, in order, once each. */
export function momentsOf(series: readonly ChartSeries[]): ChartMoment[] {
  const all = new Map(series.flatMap((one) => one.points).map((point) => [Date.parse(point.at), point.at]))
  return [...all].map(([time, at]) => ({ time, at })).sort((one, other) => one.time - other.time)
}

/** Lowest and highest value to show, limits of the band included, with a little air. Never forced to zero. */
export function valueDomain(series: readonly ChartSeries[], bands: readonly ChartBand[]): [number, number] {
  const values = [...series.flatMap((one) => one.points.map((point) => point.value)), ...bands.flatMap((band) => [band.low, band.high])].filter((value): value is number => value !== null)
  if (values.length === 0) return [0, 1]
  const low = Math.min(...values)
  const high = Math.max(...values)
  const air = (high - low || Math.abs(high) || 1) * 0.12
  return [low - air, high + air]
}

/** About five round values inside a domain, none finer than what is measured: a saturation of 96.5 % is nobody's. */
export function roundTicks([low, high]: [number, number], decimals = 6): number[] {
  const rough = (high - low) / 5
  const finest = 10 ** -decimals
  const power = 10 ** Math.floor(Math.log10(rough))
  const isMeasured = (step: number) => Math.abs(step / finest - Math.round(step / finest)) < 1e-6
  const step = Math.max(finest, [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough && isMeasured(each)) ?? finest)
  const ticks: number[] = []
  for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) ticks.push(Number(tick.toFixed(6)))
  return ticks
}

/** The same number of decimals on every tick of an axis. */
export function tickDecimals(ticks: readonly number[]): number {
  return Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length))
}

/** Axis words: clock times when all lies within two days, days otherwise, with the year when it is long. */
export function tickText(time: number, moments: readonly ChartMoment[], zone: string): string {
  const first = moments[0]?.time ?? time
  const last = moments.at(-1)?.time ?? time
  const at = new Date(time).toISOString()
  const days = (last - first) / 86_400_000
  if (days <= 2) return formatTime(at, zone)
  const day = dayOfInstant(at, zone)
  return days > 300 ? formatDay(day) : formatShortDay(day)
}
