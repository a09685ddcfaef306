import type { TableHead } from '@/lib/domain/units/table-head'

export type ChildLimitRule = { kind: 'as-adult'; fromDays: number } | { kind: 'systolic-centile' }

export const childLimitHead = {
  version: 'vitals-child-1',
  effectiveFrom: '2026-01-01',
  source: 'Paediatric life support teaching: systolic fifth centile 70 + 2 × age. Signs that do not change with age use the adult limit. Waits for a paediatrician’s approval.',
  approvedBy: null,
} as const satisfies TableHead

/** What stands in for a child's own band. A sign that is not listed has no limits below 16 years. */
export const childLimitRules: Readonly<Record<string, ChildLimitRule>> = {
  TEMP: { kind: 'as-adult', fromDays: 0 },
  SPO2: { kind: 'as-adult', fromDays: 1 },
  SAO2G: { kind: 'as-adult', fromDays: 1 },
  O2FLOW: { kind: 'as-adult', fromDays: 0 },
  GCS: { kind: 'as-adult', fromDays: 0 },
  CBG: { kind: 'as-adult', fromDays: 28 },
  SBP: { kind: 'systolic-centile' },
}
