import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { personAtCollection } from '@/lib/domain/lab/person-at-collection'
import type { CriticalCall, LabOrder, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { EnteredTable } from './entered-table'
import { EntryPad } from './entry-pad'
import type { EntryRow } from './entry-form'
import { entryUnits } from './entry-units'
import { shownResult } from './shown-result'

export type BenchOrderView = { order: LabOrder; patient: Patient | null; specimens: readonly Specimen[]; results: readonly LabResult[]; calls: readonly CriticalCall[]; earlier: readonly LabResult[] }

/** What is to be measured, and what was entered. */
export function EntryPanel({ bench, actorId, now, zone }: { bench: BenchOrderView; actorId: string; now: string; zone: string }) {
  const open = bench.results.filter((result) => result.status === 'in_process')
  const entered = bench.results.filter((result) => !['ordered', 'in_process', 'awaiting_recollect', 'cancelled'].includes(result.status))
  const waiting = bench.results.filter((result) => result.status === 'ordered' || result.status === 'awaiting_recollect')
  const rows: EntryRow[] = open.map((result) => ({
    resultId: result.id, version: result.version, testKey: result.testKey, testName: result.testName, units: entryUnits(result.testKey), returnReason: result.returnReason,
    previous: previousOf(result, bench.earlier), person: bench.patient ? personAtCollection(bench.patient, result.collectedAt ?? now, zone) : { sex: null, ageDays: null, pregnancy: null },
  }))
  return (
    <>
      <EntryPad orderId={bench.order.id} rows={rows} entered={entered.map((result) => ({ resultId: result.id, shown: shownResult(result), unit: result.unit, byName: result.enteredByName, isOwn: result.enteredBy === actorId }))} />
      {rows.length === 0 && entered.length === 0 && (
        <Panel title="Results"><EmptyState title="Nothing to enter yet">{waiting.length > 0 ? 'Receive the specimen first.' : 'This order has no open test.'}</EmptyState></Panel>
      )}
      {entered.length > 0 && <EnteredTable orderId={bench.order.id} results={entered} actorId={actorId} zone={zone} />}
    </>
  )
}

function previousOf(result: LabResult, earlier: readonly LabResult[]) {
  const last = earlier.find((each) => each.testKey === result.testKey)
  return last && last.value !== null ? { value: last.value, unit: last.unit ?? '', decimals: last.decimals, at: last.collectedAt ?? last.createdAt } : null
}
