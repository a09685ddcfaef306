import type { CheckedMedicine } from './checked-medicine'
import type { PatientFacts } from './patient-facts'

/** What a condition may look at: the pair, everything active, and the patient. */
export interface ConditionScene {
  a: CheckedMedicine
  b: CheckedMedicine
  /** All medicines counted as active, the pair included. */
  active: readonly CheckedMedicine[]
  facts: PatientFacts
  labelRegion: 'eu' | 'uk' | 'us' | null
}

/** Yes, no, or the name of the value that would be needed to tell. */
export type Verdict = boolean | { missing: string }
export type Condition = (scene: ConditionScene) => Verdict
