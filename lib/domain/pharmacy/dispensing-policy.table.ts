import type { TableHead } from '@/lib/domain/units/table-head'

export const dispensingPolicyHead = {
  version: 'dispensing-policy-1',
  effectiveFrom: '2026-01-01',
  source: 'Common pharmacy practice; the chief pharmacist approves.',
  approvedBy: null,
} as const satisfies TableHead

/** What a site decides about dispensing. */
export const dispensingPolicy = {
  /** Where one pharmacist works alone, the packs are scanned again after this long. */
  coolOffSeconds: 120,
  /** Days a lot must still be good after the last dose. */
  bufferDays: 0,
  /** Size of the dispensing label in millimetres. */
  labelMillimetres: { width: 70, height: 60 },
} as const

/** Why the lot that expires first is not taken. */
export const deviationReasons = [
  { code: 'damaged', says: 'The earlier pack is damaged' },
  { code: 'not-found', says: 'The earlier lot is not on the shelf' },
  { code: 'expires-too-soon', says: 'The earlier lot expires before the therapy ends' },
  { code: 'same-lot', says: 'The patient gets one lot only' },
] as const
/** The reason as staff read it. A code that left the table is shown as it is stored, for old supplies. */
export const deviationWords = (code: string): string => deviationReasons.find((reason) => reason.code === code)?.says ?? code
