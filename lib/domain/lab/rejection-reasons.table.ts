import type { TableHead } from '@/lib/domain/units/table-head'

export interface RejectionReason {
  /** HL7 table 0490, or a local code beginning with `X-`. */
  code: string
  says: string
  /** `fix`: the specimen may be kept when the gap is filled; `choose`: the orderer decides. */
  recollect: 'yes' | 'fix' | 'choose'
  opensIncident: boolean
}

export const rejectionReasonHead = {
  version: 'rejection-reasons-1',
  effectiveFrom: '2026-01-01',
  source: 'HL7 table 0490, with local additions.',
  approvedBy: null,
} as const satisfies TableHead

export const rejectionReasons: readonly RejectionReason[] = [
  { code: 'RI', says: 'Unlabelled or mismatched specimen', recollect: 'yes', opensIncident: true },
  { code: 'RM', says: 'Labelling is not right', recollect: 'yes', opensIncident: false },
  { code: 'RE', says: 'Patient name missing', recollect: 'yes', opensIncident: false },
  { code: 'RA', says: 'Patient number missing', recollect: 'yes', opensIncident: false },
  { code: 'RS', says: 'Name spelled differently', recollect: 'fix', opensIncident: false },
  { code: 'RD', says: 'Collection time missing', recollect: 'fix', opensIncident: false },
  { code: 'RP', says: 'Collector not named', recollect: 'fix', opensIncident: false },
  { code: 'RH', says: 'Haemolysed', recollect: 'yes', opensIncident: false },
  { code: 'RC', says: 'Clotted', recollect: 'yes', opensIncident: false },
  { code: 'QS', says: 'Not enough specimen', recollect: 'choose', opensIncident: false },
  { code: 'RN', says: 'Contaminated', recollect: 'yes', opensIncident: false },
  { code: 'RR', says: 'Stored or transported wrongly', recollect: 'yes', opensIncident: false },
  { code: 'RB', says: 'Container broken or leaking', recollect: 'yes', opensIncident: false },
  { code: 'EX', says: 'Tube expired or specimen too old', recollect: 'yes', opensIncident: false },
  { code: 'X-CONTAINER', says: 'Wrong container', recollect: 'yes', opensIncident: false },
  { code: 'X-FILL', says: 'Wrong fill ratio', recollect: 'yes', opensIncident: false },
  { code: 'X-LIPAEMIC', says: 'Lipaemic', recollect: 'choose', opensIncident: false },
  { code: 'X-DUPLICATE', says: 'Duplicate specimen', recollect: 'fix', opensIncident: false },
  { code: 'X-NO-ORDER', says: 'No order for this specimen', recollect: 'fix', opensIncident: false },
]

/** By HL7 0490 or local code; null for a code the table does not have, such as one from an older version. */
export const findRejectionReason = (code: string): RejectionReason | null => rejectionReasons.find((reason) => reason.code === code) ?? null
