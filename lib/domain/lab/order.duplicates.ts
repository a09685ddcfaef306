import { retestIntervals } from '@/lib/domain/lab/retest-intervals.table'

export interface EarlierTest {
  testKey: string
  orderId: string
  /** When it was collected, or ordered while nothing is collected yet. */
  at: string
  isOpen: boolean
}

export interface DuplicateWarning {
  testKey: string
  orderId: string
  why: 'already-ordered' | 'too-soon'
  /** The first day a repeat usually tells something new; null for an open order. */
  sensibleFrom: string | null
}

/** Tests asked for that are open already or were done inside their usual interval. A warning only: the doctor decides. */
export function findDuplicateTests(testKeys: readonly string[], earlier: readonly EarlierTest[], at: string): DuplicateWarning[] {
  return testKeys.flatMap((key) => earlier.filter((test) => test.testKey === key).flatMap((test) => warningFor(test, at)).slice(0, 1))
}

function warningFor(test: EarlierTest, at: string): DuplicateWarning[] {
  if (test.isOpen) return [{ testKey: test.testKey, orderId: test.orderId, why: 'already-ordered', sensibleFrom: null }]
  const days = retestIntervals[test.testKey]
  if (days === undefined) return []
  const sensibleFrom = new Date(Date.parse(test.at) + days * 86_400_000).toISOString()
  return Date.parse(at) < Date.parse(sensibleFrom) ? [{ testKey: test.testKey, orderId: test.orderId, why: 'too-soon', sensibleFrom }] : []
}
