import { labCatalogue } from '@/lib/domain/lab/catalogue'
import { readTyped } from '@/lib/domain/lab/typed-value'
import { flagResult } from '@/lib/domain/lab/result.flags'
import type { PersonAtCollection } from '@/lib/domain/lab/range.selection'
import type { ResultFlag } from '@/lib/domain/lab/result.codes'

export type EntryRow = {
  resultId: string
  version: number
  testKey: string
  testName: string
  units: { value: string; label: string }[]
  returnReason: string | null
  previous: { value: number; unit: string; decimals: number; at: string } | null
  person: PersonAtCollection
}
export type EntryDraft = { typed: string; unit: string; isCriticalConfirmed: boolean; comment: string }
export type DraftJudgement = { flag: ResultFlag | null; rangeText: string | null; isCritical: boolean; conditions: string[]; isBeyond: boolean }

/** How a value being typed would be flagged: the same rule the server uses on saving. */
export function judgeDraft(row: EntryRow, draft: EntryDraft): DraftJudgement {
  const { value, comparator } = readTyped(draft.typed)
  const isEmpty = draft.typed.trim() === ''
  // An empty line still shows the range it will be judged against.
  const assessed = flagResult({ test: row.testKey, value: isEmpty ? Number.NaN : value, comparator, unit: draft.unit, ...row.person, tableVersion: labCatalogue.version })
  if (isEmpty) return { flag: null, rangeText: rangeOnly(row, draft), isCritical: false, conditions: [], isBeyond: false }
  const isBeyond = (assessed.reportable === 'below' || assessed.reportable === 'above') && !comparator
  return { flag: assessed.flag, rangeText: assessed.range?.text ?? null, isCritical: assessed.critical?.tier === 'critical', conditions: assessed.conditions, isBeyond }
}

function rangeOnly(row: EntryRow, draft: EntryDraft): string | null {
  return flagResult({ test: row.testKey, value: 0, comparator: null, unit: draft.unit, ...row.person, tableVersion: labCatalogue.version }).range?.text ?? null
}
