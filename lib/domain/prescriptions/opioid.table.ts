import type { TableHead } from '@/lib/domain/units/table-head'

/** Oral morphine milligram equivalents. Versions differ between years: never mix them, never convert with them. */
export const opioidHead = {
  version: 'mme-cdc-2022',
  effectiveFrom: '2026-01-01',
  source: 'CDC clinical practice guideline 2022. For risk, not for switching opioids.',
  approvedBy: null,
} as const satisfies TableHead

export const opioidLimits = { warnMmePerDay: 50, secondWarnMmePerDay: 90 } as const

export interface OpioidRow {
  name: string
  atc: readonly string[]
  /** MME per milligram; for the patch MME per microgram an hour. Null: not counted. */
  factor: number | null
  route: 'oral' | 'patch' | 'any'
}

export const opioidRows: readonly OpioidRow[] = [
  { name: 'fentanyl patch', atc: ['N02AB03'], factor: 2.4, route: 'patch' },
  { name: 'fentanyl by another route', atc: ['N02AB03', 'N01AH01'], factor: null, route: 'any' },
  { name: 'codeine', atc: ['R05DA04'], factor: 0.15, route: 'oral' },
  { name: 'tramadol', atc: ['N02AX02'], factor: 0.2, route: 'oral' },
  { name: 'tapentadol', atc: ['N02AX06'], factor: 0.4, route: 'oral' },
  { name: 'morphine', atc: ['N02AA01'], factor: 1, route: 'oral' },
  { name: 'hydrocodone', atc: ['R05DA03'], factor: 1, route: 'oral' },
  { name: 'oxycodone', atc: ['N02AA05'], factor: 1.5, route: 'oral' },
  { name: 'oxymorphone', atc: ['N02AA11'], factor: 3, route: 'oral' },
  { name: 'methadone', atc: ['N07BC02', 'N02AC'], factor: 4.7, route: 'oral' },
  { name: 'hydromorphone', atc: ['N02AA03'], factor: 5, route: 'oral' },
  { name: 'buprenorphine', atc: ['N02AE01', 'N07BC01', 'N07BC51'], factor: null, route: 'any' },
  { name: 'pethidine', atc: ['N02AB02'], factor: null, route: 'any' },
  { name: 'an opioid by another route', atc: ['N02A', 'N07BC02', 'R05DA03', 'R05DA04'], factor: null, route: 'any' },
]
