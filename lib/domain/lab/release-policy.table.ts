import type { TableHead } from '@/lib/domain/units/table-head'

export const releasePolicyHead = {
  version: 'release-1',
  effectiveFrom: '2026-01-01',
  source: 'House rules to begin with. Laws differ: some demand immediate release, some allow withholding for serious harm with a recorded reason.',
  approvedBy: null,
} as const satisfies TableHead

export interface ReleasePolicy {
  /** Hours an abnormal routine result waits; 0 to 72. */
  abnormalHoldHours: number
  /** A critical value is shown after a clinician has acknowledged it, or after these hours. */
  criticalHoldHours: number
  sensitiveHoldWorkingDays: number
  /** Catalogue keys: pregnancy, cancer markers, toxicology. HIV, infection and genetic tests join when a site adds them. */
  sensitiveTests: readonly string[]
  /** From this age a confidential order is the patient's own and no proxy sees it. */
  confidentialFromYears: number
}

export const releasePolicy: ReleasePolicy = { abnormalHoldHours: 0, criticalHoldHours: 24, sensitiveHoldWorkingDays: 5, sensitiveTests: ['HCG', 'PSA', 'APAP'], confidentialFromYears: 12 }
