import type { TableHead } from '@/lib/domain/units/table-head'
import type { HistoryFlag } from './patient-facts'

export const historyCodesHead = {
  version: 'history-codes-1',
  effectiveFrom: '2026-01-01',
  source: 'Chapters of ICD-10 2019 that state the condition outright.',
  approvedBy: null,
} as const satisfies TableHead

/** Which recorded diagnosis tells the checks what about the past. A missing diagnosis tells nothing. */
export const historyCodes: readonly { prefix: string; flag: HistoryFlag }[] = [
  { prefix: 'N17', flag: 'acute-kidney-injury' },
  { prefix: 'F10', flag: 'alcohol-excess' },
  { prefix: 'J45', flag: 'asthma-or-polyps' }, { prefix: 'J46', flag: 'asthma-or-polyps' }, { prefix: 'J33', flag: 'asthma-or-polyps' },
  { prefix: 'I48', flag: 'atrial-fibrillation' },
  { prefix: 'I20', flag: 'cardiac-risk' }, { prefix: 'I21', flag: 'cardiac-risk' }, { prefix: 'I25', flag: 'cardiac-risk' },
  { prefix: 'J44', flag: 'copd' },
  { prefix: 'F00', flag: 'dementia' }, { prefix: 'F01', flag: 'dementia' }, { prefix: 'F02', flag: 'dementia' }, { prefix: 'F03', flag: 'dementia' }, { prefix: 'G30', flag: 'dementia' },
  { prefix: 'E10', flag: 'diabetes' }, { prefix: 'E11', flag: 'diabetes' }, { prefix: 'E13', flag: 'diabetes' }, { prefix: 'E14', flag: 'diabetes' },
  { prefix: 'G40', flag: 'epilepsy' }, { prefix: 'G41', flag: 'epilepsy' },
  { prefix: 'K92.0', flag: 'gi-bleed' }, { prefix: 'K92.1', flag: 'gi-bleed' }, { prefix: 'K92.2', flag: 'gi-bleed' },
  { prefix: 'K25', flag: 'peptic-ulcer' }, { prefix: 'K26', flag: 'peptic-ulcer' }, { prefix: 'K27', flag: 'peptic-ulcer' },
  { prefix: 'K70', flag: 'hepatic-impairment' }, { prefix: 'K72', flag: 'hepatic-impairment' }, { prefix: 'K74', flag: 'hepatic-impairment' },
  { prefix: 'I50', flag: 'heart-failure' },
  { prefix: 'G20', flag: 'parkinson' },
  { prefix: 'G47.3', flag: 'sleep-apnoea' },
  { prefix: 'Z99.2', flag: 'dialysis' },
]

/** What the diagnoses say about the past: only what is true, never what is false. */
export function historyOf(codes: readonly string[]): Partial<Record<HistoryFlag, boolean>> {
  const flags = historyCodes.filter(({ prefix }) => codes.some((code) => code.replace('.', '').startsWith(prefix.replace('.', ''))))
  return Object.fromEntries(flags.map(({ flag }) => [flag, true]))
}
