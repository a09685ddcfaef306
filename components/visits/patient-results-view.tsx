import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import type { CriticalCall, LabOrder, LabReport, LabResult, Specimen } from '@/lib/domain/lab/order.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { CriticalLines } from './critical-lines'
import { OrderLines } from './order-lines'
import { ReportLines } from './report-lines'
import { ResultTable } from './result-table'

export type PatientResultsViewProps = {
  view: { orders: readonly LabOrder[]; reports: readonly LabReport[]; results: readonly LabResult[]; specimens: readonly Specimen[]; criticals: readonly CriticalCall[] }
  patient: Patient
  titles: Record<string, string>
  at: string
  zone: string
}

/** Everything from the laboratory about one person: what waits, what is on its way, the newest value of each test. */
export function PatientResultsView({ view, patient, titles, at, zone }: PatientResultsViewProps) {
  const open = view.orders.filter((order) => order.status === 'active' || order.status === 'on-hold')
  const issued = view.reports.filter((report) => report.issuedAt !== null)
  const { newest, history } = byTest(view.results)
  return (
    <div className="grid gap-4">
      <CriticalLines criticals={view.criticals.map((call) => ({ ...call, patient }))} at={at} zone={zone} />
      {open.length > 0 && <Panel title="On their way" note={`${open.length}`} flush><OrderLines orders={open} specimens={view.specimens} results={view.results} titles={titles} at={at} zone={zone} /></Panel>}
      <Panel title="Reports" note={issued.length > 0 ? `${issued.length}` : undefined} flush>
        {issued.length === 0 ? <EmptyState title="No reports yet" icon="report">A report appears here by itself once the laboratory releases it.</EmptyState> : <ReportLines label="Reports" reports={issued} at={at} zone={zone} hidePatient />}
      </Panel>
      {newest.length > 0 && (
        <section className="grid gap-2">
          <h2 className="text-dense font-title text-ink">Newest value of each test</h2>
          <ResultTable caption="Newest value of each test" results={newest} history={history} zone={zone} showCollected />
        </section>
      )}
    </div>
  )
}

/** The newest released value of each test, and all of them oldest first. Results come newest first. */
function byTest(results: readonly LabResult[]): { newest: LabResult[]; history: Record<string, LabResult[]> } {
  const history: Record<string, LabResult[]> = {}
  for (const result of results.toReversed()) (history[result.testKey] ??= []).push(result)
  return { newest: Object.values(history).map((all) => all.at(-1)!).toSorted((a, b) => a.testName.localeCompare(b.testName)), history }
}
