import { TimeText } from '@/components/clinical/time-text'
import type { LabResult, Specimen } from '@/lib/domain/lab/order.schema'

/** Who had the specimen in their hands, in order. */
export function CustodyList({ view, zone }: { view: { specimens: readonly Specimen[]; results: readonly LabResult[] }; zone: string }) {
  const collected = view.specimens.filter((specimen) => specimen.collectedAt).map((specimen) => ({ at: specimen.collectedAt!, words: `Collected, ${specimen.collectedByName ?? 'not recorded'}` }))
  const received = view.specimens.filter((specimen) => specimen.receivedAt).map((specimen) => ({ at: specimen.receivedAt!, words: `Received, ${specimen.receivedByName ?? 'not recorded'}` }))
  const entered = [...new Map(view.results.filter((result) => result.enteredAt).map((result) => [result.enteredAt!, { at: result.enteredAt!, words: `Entered, ${result.enteredByName ?? 'not recorded'}` }])).values()]
  const steps = [...collected, ...received, ...entered].toSorted((a, b) => a.at.localeCompare(b.at))
  return (
    <section aria-labelledby="custody">
      <h2 id="custody" className="text-dense font-title">Custody</h2>
      <ol className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-dense">
        {steps.map((step) => <li key={step.at + step.words} className="contents"><TimeText at={step.at} zone={zone} form="time" className="text-ink-2" /><span>{step.words}</span></li>)}
        <li className="contents"><span className="text-ink-3">now</span><span className="text-ink-2">Second check, you</span></li>
      </ol>
    </section>
  )
}
