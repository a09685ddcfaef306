'use client'
import { useState } from 'react'
import { UrgencyBadge } from '@/components/clinical/urgency-badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { TextLink } from '@/components/ui/text-link'
import { type BenchStage, benchStages, benchStageWords } from '@/lib/domain/lab/bench-stage'
import type { BenchRow } from './bench-rows'

const open = benchStages.filter((stage) => stage !== 'done')

/** The bench worklist: one line a specimen, filtered by what it waits for. */
export function BenchTable({ rows, stage: only }: { rows: readonly BenchRow[]; stage?: BenchStage }) {
  const [stage, setStage] = useState<BenchStage | 'all'>(only ?? 'all')
  const shown = rows.filter((row) => (stage === 'all' ? row.stage !== 'done' : row.stage === stage))
  const hiddenCriticals = rows.filter((row) => row.isCritical && !shown.includes(row) && row.stage !== 'done').length
  const count = (of: BenchStage) => rows.filter((row) => row.stage === of).length
  return (
    <div className="grid gap-3">
      {!only && (
        <SegmentedControl
          label="Show"
          value={stage}
          onValueChange={(next) => setStage(next as BenchStage | 'all')}
          segments={[{ value: 'all', label: 'All' }, ...open.map((each) => ({ value: each, label: `${benchStageWords[each]} ${count(each) || ''}`.trim() }))]}
        />
      )}
      {hiddenCriticals > 0 && <p className="text-dense font-label text-critical-text">{hiddenCriticals} critical {hiddenCriticals === 1 ? 'value is' : 'values are'} {only ? <>not in this list. <TextLink href="/lab">Open the worklist</TextLink></> : 'hidden by this filter'}</p>}
      <DataTable
        caption="Specimens at the bench"
        rows={shown}
        rowKey={(row) => row.id}
        rowHref={(row) => (row.stage === 'verify' ? `/lab/verify/${row.orderId}` : `/lab/orders/${row.orderId}`)}
        rowTone={(row) => (row.isCritical ? 'critical' : undefined)}
        empty={<EmptyState title={rows.length === 0 ? 'The bench is clear' : 'Nothing waits here'}>{rows.length === 0 ? 'New orders appear here by themselves.' : 'Choose All to see the rest.'}</EmptyState>}
        columns={[
          { id: 'accession', header: 'Specimen', isRowHeader: true, cell: (row) => <><span className="identifier">{row.accession}</span>{row.urgency !== 'routine' && <span className="mt-1 block tablet:hidden"><UrgencyBadge urgency={row.urgency} /></span>}</> },
          { id: 'urgency', header: 'Priority', cell: (row) => <UrgencyBadge urgency={row.urgency} />, hideOnPhone: true },
          { id: 'tests', header: 'Tests', cell: (row) => row.tests },
          { id: 'tube', header: 'Tube', cell: (row) => row.tube, hideOnPhone: true },
          { id: 'age', header: 'Waiting', align: 'end', cell: (row) => <span className="tablet:whitespace-nowrap figures">{row.age}</span> },
          { id: 'stage', header: 'Next', cell: (row) => <span className="tablet:whitespace-nowrap">{row.stageWords}</span> },
        ]}
      />
    </div>
  )
}
