import type { LabResult, ResultFlagCode } from '@/lib/domain/lab/order.schema'
import { formatShortDay } from '@/lib/format/dates'
import { formatRange } from '@/lib/format/ranges'
import { formatChange } from '@/lib/format/results'
import { displayUnit } from '@/lib/format/units'
import { shownResult } from './shown-result'

export type VerifyLine = {
  resultId: string
  version: number
  testName: string
  value: string
  number: number | null
  unit: string
  flag: ResultFlagCode
  low: number | null
  high: number | null
  rangeText: string
  change: string | null
  previous: string | null
  previousOn: string
  trend: number[]
  enteredBy: string | null
  enteredByName: string
  isWaiting: boolean
  statusWords: string
  isCritical: boolean
  deltaText: string | null
  comment: string | null
}

type View = { results: readonly LabResult[]; earlier: readonly LabResult[] }
const words: Partial<Record<LabResult['status'], string>> = { verified: 'Verified', corrected: 'Corrected', amended: 'Amended', in_process: 'Not entered yet', ordered: 'Waiting for specimen', awaiting_recollect: 'Awaiting new specimen', cancelled: 'Cancelled' }

/** The results of an order as the second person sees them: value, flag, range, change and the last values. */
export function verifyLines({ results, earlier }: View): VerifyLine[] {
  return results.filter((result) => result.status !== 'cancelled').map((result) => ({
    resultId: result.id, version: result.version, testName: result.testName, value: shownResult(result), number: result.value, unit: displayUnit(result.unit), flag: result.flag ?? 'unknown',
    low: result.range?.low ?? null, high: result.range?.high ?? null, rangeText: rangeWords(result), ...courseOf(result, earlier),
    enteredBy: result.enteredBy, enteredByName: result.enteredByName ?? '', isWaiting: result.status === 'entered' || result.status === 'tech_verified', statusWords: words[result.status] ?? 'Entered',
    isCritical: result.criticalTier === 'critical', deltaText: result.deltaText, comment: result.comment,
  }))
}

/** The limits without their unit: it stands beside the value already. */
export const rangeWords = ({ range, decimals }: Pick<LabResult, 'range' | 'decimals'>): string => (range ? formatRange(range, decimals) : 'No range')

/** How the value moved: only results of the same test in the same unit can be compared. */
function courseOf(result: LabResult, earlier: readonly LabResult[]): Pick<VerifyLine, 'change' | 'previous' | 'previousOn' | 'trend'> {
  const same = earlier.filter((each) => each.testKey === result.testKey && each.unit === result.unit && each.value !== null)
  const [last] = same
  const trend = [...same.slice(0, 4).map((each) => each.value!).toReversed(), ...(result.value === null ? [] : [result.value])]
  if (!last) return { change: null, previous: null, previousOn: '', trend }
  const change = result.value === null ? null : formatChange(result.value, last.value!, result.decimals)
  return { change, previous: shownResult(last), previousOn: formatShortDay((last.collectedAt ?? last.createdAt).slice(0, 10)), trend }
}
