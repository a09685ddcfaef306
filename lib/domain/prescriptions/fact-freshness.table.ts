import type { TableHead } from '@/lib/domain/units/table-head'

/** How old a value may be, in days, before a rule treats it as not known. */
export const freshnessHead = {
  version: 'fact-freshness-2',
  effectiveFrom: '2026-01-01',
  source: 'Windows named in the interaction and dose rules; others chosen with care and open to the chief pharmacist.',
  approvedBy: null,
} as const satisfies TableHead

export const freshDays = {
  potassium: 14,
  potassiumWithDigoxin: 30,
  magnesium: 30,
  qtc: 90,
  egfr: 90,
  egfrWithPotassium: 14,
  creatinine: 90,
  neutrophils: 30,
  weightChild: 30,
  weightAdult: 365,
  /** How long the answer "not pregnant" closes the question before a medicine that harms in pregnancy. */
  notPregnant: 90,
} as const
