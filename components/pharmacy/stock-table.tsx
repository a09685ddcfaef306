'use client'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { SearchField } from '@/components/ui/search-field'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { formatDay } from '@/lib/format/dates'

export type StockRow = { id: string; name: string; form: string; strength: string; location: string | null; unit: string; available: number; reserved: number; setAside: number; expiring: number; nextExpiry: string | null; isLow: boolean }

const views = { all: () => true, low: (row: StockRow) => row.isLow, expiring: (row: StockRow) => row.expiring > 0, aside: (row: StockRow) => row.setAside > 0 } satisfies Record<string, (row: StockRow) => boolean>
const viewWords: Record<keyof typeof views, string> = { all: 'All', low: 'To reorder', expiring: 'Expiring', aside: 'Set aside' }

/** What is on the shelves: what can be handed out today, what expires soon, what is set aside. */
export function StockTable({ rows }: { rows: readonly StockRow[] }) {
  const [view, setView] = useState<keyof typeof views>('all')
  const [words, setWords] = useState('')
  const shown = rows.filter((row) => views[view](row) && `${row.name} ${row.strength} ${row.form}`.toLowerCase().includes(words.trim().toLowerCase()))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <SegmentedControl label="Show" value={view} onValueChange={(next) => setView(next as keyof typeof views)} segments={(Object.keys(views) as (keyof typeof views)[]).map((each) => ({ value: each, label: `${viewWords[each]} ${each === 'all' ? '' : rows.filter(views[each]).length || ''}`.trim() }))} />
        <SearchField label="Find a product" placeholder="Name, strength or form" value={words} onChange={(event) => setWords(event.target.value)} className="min-w-52 flex-1" />
      </div>
      <DataTable
        caption="Products in stock"
        rows={shown}
        rowKey={(row) => row.id}
        rowHref={(row) => `/pharmacy/stock/${row.id}`}
        rowTone={(row) => (row.available === 0 ? 'warning' : undefined)}
        empty={<EmptyState icon="stock" title={rows.length === 0 ? 'No products yet' : 'Nothing matches'}>{rows.length === 0 ? 'Products appear here once the pharmacy stocks them.' : 'Choose All or change the words.'}</EmptyState>}
        columns={[
          { id: 'name', header: 'Product', isRowHeader: true, cell: (row) => <><span className="lowercase">{row.name}</span> <span className="font-text text-ink-2">{row.strength} {row.form}</span></> },
          { id: 'place', header: 'Place', hideOnPhone: true, cell: (row) => row.location ?? <span className="text-ink-3">Not recorded</span> },
          { id: 'available', header: 'Available', align: 'end', cell: (row) => <span className="figures">{row.available.toLocaleString('en-GB')} <span className="text-ink-3">{row.unit}</span></span> },
          { id: 'reserved', header: 'Reserved', align: 'end', hideOnPhone: true, cell: (row) => <span className="figures">{row.reserved}</span> },
          { id: 'aside', header: 'Set aside', align: 'end', hideOnPhone: true, cell: (row) => <span className="figures">{row.setAside}</span> },
          { id: 'expiry', header: 'Next expiry', hideOnPhone: true, cell: (row) => (row.nextExpiry ? <span className="date whitespace-nowrap">{formatDay(row.nextExpiry)}</span> : <span className="text-ink-3">None</span>) },
          { id: 'state', header: 'State', cell: (row) => <span className="flex flex-wrap gap-1.5">{row.isLow && <Badge tone="warning">Reorder</Badge>}{row.expiring > 0 && <Badge tone="warning" icon="clock">Expiring</Badge>}{row.setAside > 0 && <Badge>Set aside</Badge>}</span> },
        ]}
      />
    </div>
  )
}
