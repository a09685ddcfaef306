import type { CheckName } from './finding'

export type NotCheckedReason =
  | 'no-code'
  | 'rule-awaiting-approval'
  | 'allergies-not-recorded'
  | 'allergies-unavailable'
  | 'allergy-without-code'
  | 'dose-not-known'
  | 'no-limit-known'
  | 'patient-fact-missing'
  | 'not-counted'
  | 'table-missing'

/** Something the checks could not judge. Shown as loudly as a finding: silence would read as safe. */
export interface NotChecked {
  check: CheckName
  reason: NotCheckedReason
  lineIds: string[]
  says: string
}
