'use client'
import { UrgencyBadge } from '@/components/clinical/urgency-badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { BenchRow } from './bench-rows'

/** `who` and `born` name the person a specimen is taken from, or say that the record may not be seen. */
export type CollectRow = BenchRow & { who: string; born: string | null }

/** What is still to be taken, and from whom: both identifiers stand here, and are asked again at the bedside. */
export function CollectTable({ rows }: { rows: readonly CollectRow[] }) {
  return (
    <DataTable
      caption="Specimens to collect"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/lab/orders/${row.orderId}`}
      empty={<EmptyState title="Nothing to collect" icon="collect">New orders appear here by themselves.</EmptyState>}
      columns={[
        { id: 'who', header: 'Patient', isRowHeader: true, cell: (row) => <>{row.who}{row.born && <span className="block text-meta font-text text-ink-2">Born <span className="date">{row.born}</span></span>}</> },
        { id: 'urgency', header: 'Priority', cell: (row) => <UrgencyBadge urgency={row.urgency} /> },
        { id: 'tests', header: 'Tests', cell: (row) => row.tests },
        { id: 'tube', header: 'Tube', hideOnPhone: true, cell: (row) => row.tube },
        { id: 'accession', header: 'Specimen', hideOnPhone: true, cell: (row) => <span className="identifier">{row.accession}</span> },
        { id: 'age', header: 'Waiting', align: 'end', hideOnPhone: true, cell: (row) => <span className="whitespace-nowrap figures">{row.age}</span> },
        { id: 'stage', header: 'Next', hideOnPhone: true, cell: (row) => <span className="whitespace-nowrap">{row.stageWords}</span> },
      ]}
    />
  )
}
