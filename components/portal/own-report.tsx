import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import type { LabOrder, LabReport, LabResult } from '@/lib/domain/lab/order.schema'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import { formatInstantForPatient } from '@/lib/format/instants'
import { DownloadDocument } from './download-document'
import { OwnResultCard } from './own-result-card'

type View = { report: LabReport; order: LabOrder | null; results: readonly LabResult[]; history: readonly LabResult[]; document: StoredDocument | null }

/** One report for the patient: the sentence first, the number second, whom to ask third. No red. */
export function OwnReport({ view: { report, order, results, history, document }, zone }: { view: View; zone: string }) {
  return (
    <>
      <p className="mb-2 text-body"><TextLink href="/portal/results">All results</TextLink></p>
      <PageHeader title={report.title} description={`Released ${formatInstantForPatient(report.issuedAt, zone)}. Ordered by ${order?.orderedByName ?? 'your clinic'}.`} />
      <div className="mb-4"><DownloadDocument document={document} isAsked={report.documentId !== null} label="Download report" /></div>
      {report.status === 'corrected' && <Banner tone="info" title="This report was corrected" className="mb-4">The earlier value is shown struck through. Ask your clinic if you have questions.</Banner>}
      <div className="grid gap-4">
        {results.map((result) => <OwnResultCard key={result.id} result={result} history={history.filter((each) => each.testKey === result.testKey && each.unit === result.unit && each.value !== null)} zone={zone} />)}
      </div>
      {report.comment && <p className="mt-4 text-plain text-ink-2">From the laboratory: {report.comment}</p>}
      {report.acknowledgedByName && <p className="mt-4 text-plain text-ink-2">{report.acknowledgedByName} has looked at this report.</p>}
    </>
  )
}
