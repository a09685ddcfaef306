'use client'
import { useState } from 'react'
import { UrgencyBadge } from '@/components/clinical/urgency-badge'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { dispenseWords } from '@/components/prescriptions/status-words'
import type { DispenseStatus } from '@/lib/domain/pharmacy/stock.schema'

export type QueueRow = { id: string; number: string; status: DispenseStatus; priority: 'routine' | 'urgent' | 'stat'; age: string; items: number; worstOverride: 'C' | 'H' | 'M' | null; isHeld: boolean; isUnclaimed: boolean }

const views = { all: null, check: ['queued', 'in_review'], pick: ['clinically_checked', 'picked', 'final_checked'], ready: ['ready'], waiting: ['paused'] } as const satisfies Record<string, readonly DispenseStatus[] | null>
const viewWords: Record<keyof typeof views, string> = { all: 'All', check: 'To check', pick: 'To pick', ready: 'Ready', waiting: 'Waiting' }

/** What waits in the pharmacy, without names: the patient is on the page of the one supply. */
export function QueueTable({ rows }: { rows: readonly QueueRow[] }) {
  const [view, setView] = useState<keyof typeof views>('all')
  const within = (of: keyof typeof views) => { const states: readonly DispenseStatus[] | null = views[of]; return rows.filter((row) => states === null || states.includes(row.status)) }
  const shown = within(view)
  return (
    <div className="grid gap-3">
      <SegmentedControl label="Show" value={view} onValueChange={(next) => setView(next as keyof typeof views)} segments={(Object.keys(views) as (keyof typeof views)[]).map((each) => ({ value: each, label: `${viewWords[each]} ${each === 'all' ? '' : within(each).length || ''}`.trim() }))} />
      <DataTable
        caption="Supplies waiting in the pharmacy"
        rows={shown}
        rowKey={(row) => row.id}
        rowHref={(row) => `/pharmacy/dispenses/${row.id}`}
        rowTone={(row) => (row.isHeld ? 'muted' : undefined)}
        empty={<EmptyState icon="inbox" title={rows.length === 0 ? 'The queue is clear' : 'Nothing waits here'}>{rows.length === 0 ? 'New prescriptions appear here by themselves.' : 'Choose All to see the rest.'}</EmptyState>}
        columns={[
          { id: 'number', header: 'Prescription', isRowHeader: true, cell: (row) => <><span className="identifier">{row.number}</span>{row.priority !== 'routine' && <span className="mt-1 block tablet:hidden"><UrgencyBadge urgency={row.priority} /></span>}</> },
          { id: 'priority', header: 'Priority', hideOnPhone: true, cell: (row) => <UrgencyBadge urgency={row.priority} /> },
          { id: 'items', header: 'Items', align: 'end', hideOnPhone: true, cell: (row) => <span className="figures">{row.items}</span> },
          { id: 'override', header: 'Warning passed', cell: (row) => (row.worstOverride === 'H' || row.worstOverride === 'C' ? <Badge tone="warning" icon="warning">High, with reason</Badge> : row.worstOverride ? 'Moderate' : <span className="text-ink-3">None</span>) },
          { id: 'age', header: 'Waiting', align: 'end', hideOnPhone: true, cell: (row) => <span className="figures whitespace-nowrap">{row.age}</span> },
          { id: 'status', header: 'State', cell: (row) => (row.isHeld ? <Badge tone="warning">On hold by prescriber</Badge> : row.isUnclaimed ? <Badge tone="warning" icon="clock">Nobody came for it</Badge> : <Badge tone={dispenseWords[row.status].tone}>{dispenseWords[row.status].text}</Badge>) },
        ]}
      />
    </div>
  )
}
