/** An access in an emergency: long enough for one, short enough that it has to be asked for again, and reviewed by the next day. */
export const emergencyAccess = {
  lastsHours: 4,
  reviewedWithinHours: 24,
  source: 'privacy practice default; a clinic’s own policy goes before it',
  version: 'emergency-access-1',
  effectiveFrom: '2026-01-01',
  approvedBy: null,
} as const
