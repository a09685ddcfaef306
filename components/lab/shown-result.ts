import type { LabResult } from '@/lib/domain/lab/order.schema'
import { formatResultValue } from '@/lib/format/results'

/** A result's value as screens write it; words stay words, and nothing entered says so. */
export function shownResult(result: Pick<LabResult, 'value' | 'valueText' | 'decimals' | 'comparator'>): string {
  if (result.value === null) return result.valueText ?? 'Not entered'
  return formatResultValue(result.value, result.decimals, result.comparator)
}
