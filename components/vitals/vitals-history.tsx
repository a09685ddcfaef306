import type { ChartPoint } from '@/components/charts/chart-types'
import { VitalsTrend, type VitalTrend } from '@/components/clinical/vitals-trend'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { displayUnit } from '@/lib/format/units'
import { NewsCourse } from './news-course'
import { vitalName } from './vital-names'
import { VitalsTable } from './vitals-table'

const charted = ['HR', 'RR', 'SPO2', 'TEMP', 'WEIGHT', 'CBG', 'PAIN']

/** The course of a person's vitals: the score, one chart per sign, and every value in a table. Sets marked as wrong are in the table alone. Newest set first in `sets`. */
export function VitalsHistory({ sets: all, zone, mayMark }: { sets: readonly VitalSet[]; zone: string; mayMark: boolean }) {
  const sets = all.filter((set) => set.status === 'final')
  if (all.length === 0) return <Panel flush><EmptyState title="No vitals recorded" icon="activity">The first set appears here as soon as it is saved.</EmptyState></Panel>
  const points = (key: string): ChartPoint[] => sets.toReversed().flatMap((set) => {
    const reading = set.readings.find((one) => one.key === key)
    return reading ? [{ at: set.takenAt, value: reading.value, ...(flagOfPoint[reading.flag] && { flag: flagOfPoint[reading.flag] }) }] : []
  })
  const vitals = charted.flatMap((key): VitalTrend[] => {
    const drawn = points(key)
    return drawn.length >= 2 ? [{ key, label: vitalName(key), unit: displayUnit(findVital(key)?.ucum), decimals: findVital(key)?.decimals ?? 0, points: drawn }] : []
  })
  const hasPressure = points('SBP').length >= 2
  return (
    <div className="grid gap-4">
      <NewsCourse sets={sets} zone={zone} />
      {(hasPressure || vitals.length > 0) && <VitalsTrend zone={zone} vitals={vitals} bloodPressure={hasPressure ? { systolic: points('SBP'), diastolic: points('DBP'), unit: displayUnit('mm[Hg]') } : undefined} />}
      <VitalsTable sets={all} zone={zone} mayMark={mayMark} />
    </div>
  )
}

const flagOfPoint = { 'in-range': 'N', low: 'L', high: 'H', unlikely: 'unknown', unknown: 'unknown' } as const
