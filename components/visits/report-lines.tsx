import Link from 'next/link'
import { ReportFlags } from '@/components/clinical/report-flags'
import { SpecimenNumber } from '@/components/clinical/specimen-number'
import { Badge } from '@/components/ui/badge'
import type { LabReport } from '@/lib/domain/lab/order.schema'
import { formatDay } from '@/lib/format/dates'
import { formatInstantNear } from '@/lib/format/instants'
import type { PersonName } from '@/lib/format/person-names'
import { acknowledgementWords } from './acknowledgement-words'

export type ReportLine = LabReport & { patient?: (PersonName & { bornOn: string }) | null }

/** Reports in a list: the worst flag first, then whose and which. */
export function ReportLines({ label, reports, at, zone, hidePatient }: { label: string; reports: readonly ReportLine[]; at: string; zone: string; hidePatient?: boolean }) {
  return (
    <ul aria-label={label} className="divide-y text-dense">
      {reports.map((report) => {
        const isCritical = report.acknowledgedAt === null && (report.worstFlag === 'HH' || report.worstFlag === 'LL')
        return (
          <li key={report.id} className={isCritical ? 'bg-critical-tint' : undefined}>
            <Link href={`/doctor/patients/${report.patientId}/results/${report.id}`} className="grid min-h-12 grid-cols-[7.5rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-3.5 py-2 hover:bg-hover max-tablet:grid-cols-1">
              <span>{report.worstFlag ? <ReportFlags report={report} /> : <span className="text-ink-3">Not judged</span>}</span>
              <span className="min-w-0">
                {!hidePatient && <span className="block font-label text-ink">{report.patientName}{report.patient && <span className="font-text text-ink-3"> born {formatDay(report.patient.bornOn)}</span>}</span>}
                <span className={hidePatient ? 'font-label text-ink' : 'text-ink-2'}>{report.title}</span> <SpecimenNumber value={report.accession} className="text-meta" />
              </span>
              <span className="flex flex-wrap items-center gap-2 text-meta text-ink-3 tablet:justify-end">
                <StatusBadge status={report.status} />
                {report.acknowledgedAt && report.acknowledgementAction ? `${acknowledgementWords[report.acknowledgementAction]}, ${report.acknowledgedByName}` : formatInstantNear(report.issuedAt, at, zone)}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

const badges: Partial<Record<LabReport['status'], { tone: 'warning' | 'pending'; icon: 'edit' | 'clock'; words: string }>> = {
  corrected: { tone: 'warning', icon: 'edit', words: 'Corrected' }, amended: { tone: 'warning', icon: 'edit', words: 'Amended' },
  partial: { tone: 'pending', icon: 'clock', words: 'Partial' }, preliminary: { tone: 'pending', icon: 'clock', words: 'Preliminary' },
}

function StatusBadge({ status }: { status: LabReport['status'] }) {
  const badge = badges[status]
  return badge ? <Badge tone={badge.tone} icon={badge.icon}>{badge.words}</Badge> : null
}
