import type { Route } from './checked-medicine'

/** A measured value with the day it was measured. */
export interface Measured {
  value: number
  on: string
}

export type HistoryFlag =
  | 'acute-kidney-injury'
  | 'alcohol-excess'
  | 'asthma-or-polyps'
  | 'atrial-fibrillation'
  | 'cardiac-risk'
  | 'copd'
  | 'dementia'
  | 'diabetes'
  | 'ecg-on-file'
  | 'epilepsy'
  | 'gi-bleed'
  | 'peptic-ulcer'
  | 'hepatic-impairment'
  | 'heart-failure'
  | 'hiv-treatment-naive'
  | 'overdose'
  | 'palliative'
  | 'parkinson'
  | 'sleep-apnoea'
  | 'dialysis'
  | 'hla-b-5701'

/** What is known of the patient. `null` or a missing flag means not known, never "no". */
export interface PatientFacts {
  /** Civil day of the check at the clinic, ISO `2026-03-05`. */
  today: string
  bornOn: string | null
  sex: 'female' | 'male' | 'other' | null
  weightKg: Measured | null
  heightCm: Measured | null
  creatinineUmolPerL: Measured | null
  egfr: Measured | null
  potassiumMmolPerL: Measured | null
  magnesiumMmolPerL: Measured | null
  qtcMs: Measured | null
  neutrophilsPer10e9L: Measured | null
  pregnancy: 'pregnant' | 'not-pregnant' | 'planning' | null
  pregnancyWeeks: number | null
  breastfeeding: boolean | null
  history: Partial<Record<HistoryFlag, boolean>>
}

/** A patient about whom nothing is known yet: the honest starting point for callers and tests. */
export function unknownPatient(today: string): PatientFacts {
  return {
    today,
    bornOn: null,
    sex: null,
    weightKg: null,
    heightCm: null,
    creatinineUmolPerL: null,
    egfr: null,
    potassiumMmolPerL: null,
    magnesiumMmolPerL: null,
    qtcMs: null,
    neutrophilsPer10e9L: null,
    pregnancy: null,
    pregnancyWeeks: null,
    breastfeeding: null,
    history: {},
  }
}

/** Routes by which a medicine goes straight into the body. */
export const parenteralRoutes: readonly Route[] = ['intravenous', 'intramuscular', 'subcutaneous', 'epidural']
