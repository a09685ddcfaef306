'use client'
import { TrendChart } from '@/components/charts/trend-chart'
import type { ChartBand, ChartEvent, ChartPoint } from '@/components/charts/chart-types'

export type ResultTrendProps = {
  /** "Potassium". */
  test: string
  unit: string
  decimals: number
  points: readonly ChartPoint[]
  /** One for each period in which the range held. */
  bands?: readonly ChartBand[]
  /** Medicines started and stopped, when asked for. */
  events?: readonly ChartEvent[]
  zone: string
  /** The finding in words; the name of the test when left out. */
  title?: string
}

/** One test over time with its range, flagged points by shape. */
export function ResultTrend({ test, unit, decimals, points, bands, events, zone, title }: ResultTrendProps) {
  return <TrendChart title={title ?? test} series={[{ key: test, label: test, unit, decimals, points }]} bands={bands} events={events} zone={zone} height={260} headingLevel={2} />
}
