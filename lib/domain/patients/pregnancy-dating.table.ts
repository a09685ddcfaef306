import type { TableHead } from '../units/table-head'

export const pregnancyDatingHead = {
  version: 'pregnancy-dating-1',
  effectiveFrom: '2026-01-01',
  source: 'ACOG Committee Opinion 700, Methods for Estimating the Due Date: delivery is expected 280 days after the first day of the last period; trimesters from 14 and 28 weeks. How long a record counts is practice. Waits for a doctor’s approval.',
  approvedBy: null,
} as const satisfies TableHead

/** How a pregnancy is dated by its expected day of delivery, and how long what was recorded counts. Days since the last period, completed weeks. */
export const pregnancyDating = {
  termDays: 280,
  /** Nearer to the last period nobody knows yet; a record that is older has ended. */
  earliestDays: 14,
  longestDays: 301,
  /** Recorded without a day of delivery, it counts for so many days. */
  longestUndatedDays: 300,
  secondTrimesterWeek: 14,
  thirdTrimesterWeek: 28,
} as const
