import type { TableHead } from '@/lib/domain/units/table-head'

export const appointmentPolicyHead = {
  version: 'appointments-1',
  effectiveFrom: '2026-01-01',
  source: 'House rules to begin with; each organisation sets its own.',
  approvedBy: null,
} as const satisfies TableHead

export interface AppointmentPolicy {
  /** How long a chosen slot is kept while the person confirms. */
  holdMinutes: number
  /** How long after the start somebody may still arrive before they count as absent. */
  graceMinutes: number
  /** How long a missed appointment may be put right. */
  undoNoShowHours: number
  /** A patient may cancel by themselves until this long before the start. */
  cancelCutoffHours: number
  maxOpenRequests: number
  /** How long an offer from the waiting list stands. */
  offerMinutes: number
}

export const appointmentPolicy: AppointmentPolicy = { holdMinutes: 5, graceMinutes: 30, undoNoShowHours: 24, cancelCutoffHours: 24, maxOpenRequests: 3, offerMinutes: 240 }
