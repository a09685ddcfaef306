import type { TableHead } from '@/lib/domain/units/table-head'

export const retestIntervalHead = {
  version: 'retest-intervals-1',
  effectiveFrom: '2026-01-01',
  source: 'Usual minimum intervals in a stable adult, after national retesting guidance. Every row waits for the laboratory director.',
  approvedBy: null,
} as const satisfies TableHead

/** Days before a repeat of the same test usually tells something new. A test not listed has none. */
export const retestIntervals: Readonly<Record<string, number>> = {
  A1C: 60, CHOL: 28, HDL: 28, LDL: 28, TRIG: 28, TSH: 42, FT4: 42, FER: 28, FE: 28, TIBC: 28, B12: 84, FOL: 84, PSA: 42, UACR: 28, NTBNP: 7, ESR: 7, CRP: 1, PCT: 1, HCG: 2,
}
