import { ResultTrend } from '@/components/clinical/result-trend'
import { SpecimenNumber } from '@/components/clinical/specimen-number'
import { UrgencyBadge } from '@/components/clinical/urgency-badge'
import { RevocationBanner } from '@/components/documents/revocation-banner'
import { RevokeDocumentDialog } from '@/components/documents/revoke-document-dialog'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import type { CriticalCall, LabOrder, LabReport, LabResult } from '@/lib/domain/lab/order.schema'
import type { StoredDocument } from '@/lib/domain/files/document.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { formatInstant } from '@/lib/format/instants'
import { displayUnit } from '@/lib/format/units'
import { AcknowledgeForm } from './acknowledge-form'
import { acknowledgementWords } from './acknowledgement-words'
import { CriticalLines } from './critical-lines'
import { ResultTable } from './result-table'

export type ReportViewProps = {
  view: { report: LabReport; order: LabOrder | null; results: readonly LabResult[]; history: Record<string, readonly LabResult[]>; criticals: readonly CriticalCall[]; document: StoredDocument | null }
  patient: Patient
  at: string
  zone: string
}

const statusWords: Partial<Record<LabReport['status'], string>> = { partial: 'Partial: more results follow', preliminary: 'Preliminary: not the final report', corrected: 'Corrected', amended: 'Amended', appended: 'With an addition' }

/** One report: its values against their ranges, their course, and the doctor's answer. */
export function ReportView({ view, patient, at, zone }: ReportViewProps) {
  const { report, order, results, history, criticals, document } = view
  const status = statusWords[report.status]
  return (
    <>
      <PageHeader
        title={report.title}
        badges={<>{order && order.urgency !== 'routine' && <UrgencyBadge urgency={order.urgency} />}{status && <Badge tone={report.status === 'corrected' ? 'warning' : 'pending'} icon="edit">{status}</Badge>}</>}
        facts={[
          { label: 'Number', value: <SpecimenNumber value={report.accession} /> },
          { label: 'Issued', value: formatInstant(report.issuedAt, zone) },
          { label: 'Verified by', value: report.verifiedByName ?? 'Not recorded' },
          ...(order?.indicationTitle ? [{ label: 'For', value: `${order.indicationCode} ${order.indicationTitle}` }] : []),
        ]}
        actions={report.documentId && <><ButtonLink icon="download" href={`/api/documents/${report.documentId}`} prefetch={false}>Download report</ButtonLink><RevokeDocumentDialog document={document} title={`the report ${report.accession}`} /></>}
      />
      <div className="grid gap-4">
        <RevocationBanner document={document} zone={zone} />
        <CriticalLines criticals={criticals.map((call) => ({ ...call, patient }))} at={at} zone={zone} />
        <ResultTable caption={`Results of ${report.title}`} results={results} history={history} zone={zone} />
        {report.comment && <Banner title="Comment of the laboratory">{report.comment}</Banner>}
        <Trends results={results} history={history} zone={zone} />
        <Panel title="Answer" id="answer">
          {report.acknowledgedAt && report.acknowledgementAction ? (
            <p className="text-body text-ink">
              {acknowledgementWords[report.acknowledgementAction]}, {report.acknowledgedByName}, {formatInstant(report.acknowledgedAt, zone)}.
              {report.acknowledgementNote && <span className="block text-ink-2">{report.acknowledgementNote}</span>}
            </p>
          ) : (
            <AcknowledgeForm patientId={patient.id} reportId={report.id} hasCritical={criticals.length > 0} />
          )}
        </Panel>
      </div>
    </>
  )
}

function Trends({ results, history, zone }: { results: readonly LabResult[]; history: ReportViewProps['view']['history']; zone: string }) {
  const drawn = results.flatMap((result) => {
    const points = (history[result.testKey] ?? []).flatMap((one) => (one.value === null || one.unit !== result.unit ? [] : [{ at: one.collectedAt ?? one.verifiedAt ?? one.updatedAt, value: one.value, flag: one.flag ?? ('unknown' as const) }]))
    return points.length >= 2 ? [{ result, points }] : []
  })
  if (drawn.length === 0) return null
  return (
    <Disclosure summary={`Trends of ${drawn.length} ${drawn.length === 1 ? 'test' : 'tests'}`}>
      <div className="grid gap-3 desktop:grid-cols-2">
        {drawn.map(({ result, points }) => (
          <ResultTrend key={result.id} test={result.testName} unit={displayUnit(result.unit)} decimals={result.decimals} points={points} bands={result.range ? [{ low: result.range.low, high: result.range.high, label: 'Range' }] : []} zone={zone} />
        ))}
      </div>
    </Disclosure>
  )
}
