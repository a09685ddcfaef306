import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'

/** HL7 interpretation codes, and `unknown`: we could not judge it. `unknown` is never shown as normal. */
export type ResultFlag = ResultFlagCode

/** Why a result could not be judged. */
export type UnknownReason =
  | 'test-unknown' | 'table-version-unknown' | 'unit-unknown' | 'not-a-number' | 'text-not-judged'
  | 'age-unknown' | 'sex-unknown' | 'trimester-unknown' | 'no-row' | 'comparator-spans-limits' | 'row-not-approved'

/** The reason in words a technician can act on. */
export const unknownReasonWords: Readonly<Record<UnknownReason, string>> = {
  'test-unknown': 'This test is not in the catalogue.',
  'table-version-unknown': 'The limits that held at collection are not available.',
  'unit-unknown': 'The unit is missing or cannot be converted for this test.',
  'not-a-number': 'The value is not a number.',
  'text-not-judged': 'A result in words is judged by a person.',
  'age-unknown': 'The age at collection is not known.',
  'sex-unknown': 'The limits differ by sex, and none is recorded.',
  'trimester-unknown': 'The limits differ by trimester, and none is recorded.',
  'no-row': 'No interval is held for this person.',
  'comparator-spans-limits': 'The true value may lie on either side of a limit.',
  'row-not-approved': 'The laboratory director has not approved this interval.',
}
