'use client'
import { ReportFlags } from '@/components/clinical/report-flags'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { LabReport, ResultFlagCode } from '@/lib/domain/lab/order.schema'

export type ReportRow = { id: string; orderId: string; accession: string; title: string; status: LabReport['status']; worstFlag: ResultFlagCode | null; oppositeFlag: ResultFlagCode | null; issued: string; verifiedBy: string; documentId: string | null; acknowledgedBy: string | null }

const statusWords: Record<LabReport['status'], string> = { registered: 'Registered', partial: 'Partial', preliminary: 'Preliminary', final: 'Final', amended: 'Amended', corrected: 'Corrected', appended: 'Added to', cancelled: 'Cancelled', 'entered-in-error': 'Entered in error' }

/** Issued reports: numbers, never names. */
export function ReportsTable({ rows }: { rows: readonly ReportRow[] }) {
  return (
    <DataTable
      caption="Issued reports"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/lab/orders/${row.orderId}`}
      empty={<EmptyState title="No report was issued yet">A report appears when the second person releases its results.</EmptyState>}
      columns={[
        { id: 'accession', header: 'Order', isRowHeader: true, cell: (row) => <span className="identifier">{row.accession}</span> },
        { id: 'title', header: 'Tests', cell: (row) => <>{row.title}<ReportFlags report={row} className="mt-0.5 flex tablet:hidden" /></> },
        { id: 'status', header: 'State', hideOnPhone: true, cell: (row) => statusWords[row.status] },
        { id: 'flag', header: 'Flags', hideOnPhone: true, cell: (row) => <ReportFlags report={row} /> },
        { id: 'issued', header: 'Issued', hideOnPhone: true, cell: (row) => <span className="date">{row.issued}</span> },
        { id: 'verifiedBy', header: 'Verified by', cell: (row) => row.verifiedBy, hideOnPhone: true },
        { id: 'acknowledged', header: 'Acknowledged', cell: (row) => row.acknowledgedBy ?? 'Not yet', hideOnPhone: true },
        { id: 'document', header: 'Report', cell: (row) => (row.documentId ? <TextLink href={`/api/documents/${row.documentId}`}>Download<span className="max-tablet:sr-only"> report</span></TextLink> : 'Being prepared') },
      ]}
    />
  )
}
