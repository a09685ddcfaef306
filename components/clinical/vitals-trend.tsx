'use client'
import { TrendChart } from '@/components/charts/trend-chart'
import type { ChartBand, ChartPoint } from '@/components/charts/chart-types'

export type VitalTrend = {
  key: string
  /** "Pulse". */
  label: string
  unit: string
  decimals: number
  points: readonly ChartPoint[]
  band?: ChartBand
}
export type VitalsTrendProps = {
  vitals: readonly VitalTrend[]
  /** Drawn as one bar from systolic to diastolic. */
  bloodPressure?: { systolic: readonly ChartPoint[]; diastolic: readonly ChartPoint[]; unit: string }
  zone: string
}

/** One small chart for each measurement, all on the same time axis; never two units on one axis. */
export function VitalsTrend({ vitals, bloodPressure, zone }: VitalsTrendProps) {
  return (
    <div className="grid gap-3 desktop:grid-cols-2">
      {bloodPressure && (
        <TrendChart
          title="Blood pressure"
          asRangeBars
          series={[
            { key: 'systolic', label: 'Systolic', unit: bloodPressure.unit, decimals: 0, points: bloodPressure.systolic },
            { key: 'diastolic', label: 'Diastolic', unit: bloodPressure.unit, decimals: 0, points: bloodPressure.diastolic },
          ]}
          zone={zone}
          height={160}
        />
      )}
      {vitals.map((vital) => (
        <TrendChart key={vital.key} title={vital.label} series={[vital]} bands={vital.band ? [vital.band] : []} zone={zone} height={160} />
      ))}
    </div>
  )
}
