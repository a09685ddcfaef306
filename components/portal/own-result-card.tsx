import { RangeBar } from '@/components/clinical/range-bar'
import { ResultTrend } from '@/components/clinical/result-trend'
import { Disclosure } from '@/components/ui/disclosure'
import { inPlainWords } from '@/lib/domain/lab/plain-words'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { formatRange } from '@/lib/format/ranges'
import { formatResultValue } from '@/lib/format/results'
import { unitForPatient } from '@/lib/format/patient-units'
import { displayUnit } from '@/lib/format/units'

/** One value in plain words, with where it lies and how it moved. */
export function OwnResultCard({ result, history, zone }: { result: LabResult; history: readonly LabResult[]; zone: string }) {
  const words = inPlainWords(result)
  const shown = result.value === null ? (result.valueText ?? 'Not reported') : formatResultValue(result.value, result.decimals, result.comparator)
  const points = history.filter((each) => each.collectedAt).map((each) => ({ at: each.collectedAt!, value: each.value!, flag: each.flag ?? 'unknown' as const })).toReversed()
  return (
    <article aria-label={result.testName} className="rounded-panel border bg-surface p-4">
      <h2 className="text-name font-title">{result.testName}</h2>
      <p className="mt-1 text-plain">{words.says}</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1">
        <span><span className="text-title font-title figures whitespace-nowrap">{shown}</span> <span className="text-plain text-ink-2">{unitForPatient(result.unit)}</span></span>
        <RangeBar value={result.value} low={result.range?.low ?? null} high={result.range?.high ?? null} flag={calm(result.flag)} rangeText={result.range ? `Usual: ${formatRange(result.range, result.decimals)}` : 'No usual range for you'} />
      </p>
      {result.correctionOf && <p className="mt-1 text-body text-ink-2">Before the correction: <s>{formatResultValue(result.correctionOf.value, result.decimals)}</s></p>}
      <p className="mt-2 text-plain text-ink-2">{words.about} {words.reasons ?? ''}</p>
      <p className="mt-1 text-plain text-ink-2">{words.next}</p>
      {points.length > 1 && <Disclosure summary="How it moved over time" className="mt-3"><ResultTrend test={result.testName} unit={displayUnit(result.unit)} decimals={result.decimals} points={points} zone={zone} /></Disclosure>}
    </article>
  )
}

/** The patient’s bar has no alarm shapes: in, above, below or unknown. */
function calm(flag: LabResult['flag']) {
  if (flag === 'HH') return 'H' as const
  return flag === 'LL' ? ('L' as const) : (flag ?? ('unknown' as const))
}
