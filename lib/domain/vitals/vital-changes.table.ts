import type { TableHead } from '@/lib/domain/units/table-head'

export const vitalChangeHead = {
  version: 'vitals-changes-1',
  effectiveFrom: '2026-01-01',
  source: 'Likely slips of measuring and typing, no sign of disease: the steps the chart of vital signs names beside weight and height, and what two pressures of one person can be. Waits for a doctor’s approval.',
  approvedBy: null,
} as const satisfies TableHead

/** What is asked about when a sign is compared with the one before it, or with its partner, and how long a set speaks for somebody. */
export const vitalChanges = {
  /** NEWS2 and the adult limits are for people from 16 years (Royal College of Physicians, National Early Warning Score 2, 2017). */
  adultFromDays: 5844,
  /** On NEWS2's scale 2 (a target of 88 to 92 %, same source) a saturation from here on is wanted, and not asked about. */
  scale2LowPercent: 88,
  /** A set is recorded on the day it was taken; the tablet's clock may run so far ahead. */
  recordedWithinHours: 24,
  clockAheadMinutes: 2,
  /** A weight is compared with one so many days old, and asked about beyond this share of it. */
  weightComparedDays: 30,
  weightChangeShare: 0.1,
  /** Somebody of this age has stopped growing; a height further off than this is asked about, and one this old still counts. */
  grownFromDays: 6574,
  heightChangeCm: 3,
  heightKeepsDays: 365,
  /** Systolic pressure is above diastolic by more than this, or it is asked about. */
  pressureGapMmHg: 5,
  /** An older set says nothing about how somebody is now. */
  setSpeaksForHours: 24,
} as const
