import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'

/** The newest value of each sign, leaving out sets marked as wrong. @param sets newest first */
export function newestReadings(sets: readonly VitalSet[]): Record<string, { value: number; takenAt: string }> {
  const newest: Record<string, { value: number; takenAt: string }> = {}
  for (const set of sets.filter(({ status }) => status === 'final')) for (const { key, value } of set.readings) newest[key] ??= { value, takenAt: set.takenAt }
  return newest
}
