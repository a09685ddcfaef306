import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import type { SelectOption } from '@/components/ui/select'
import { SimpleTable } from '@/components/ui/simple-table'
import type { Lot, StockLedgerEntry } from '@/lib/domain/pharmacy/stock.schema'
import { formatDay } from '@/lib/format/dates'
import { formatInstant } from '@/lib/format/instants'
import { AdjustDialog, SetAsideDialog } from './lot-dialogs'

type LotLine = Lot & { step: 'expired' | number | null }

/** The lots of a product in the order they expire. */
export function LotTable({ lots, unit, colleagues }: { lots: readonly LotLine[]; unit: string; colleagues: readonly SelectOption[] }) {
  if (lots.length === 0) return <EmptyState icon="stock" title="No lot on the shelf">Receive a lot to begin.</EmptyState>
  return (
    <SimpleTable
      caption="Lots"
      columns={[{ header: 'Lot' }, { header: 'Use by' }, { header: 'On hand', align: 'end' }, { header: 'State' }, { header: <span className="sr-only">Acts</span>, align: 'end' }]}
      rows={lots.map((lot) => [
        <span key="lot" className="identifier">{lot.lotNumber}</span>,
        <span key="day" className="date whitespace-nowrap">{formatDay(lot.expiresOn)}</span>,
        <span key="hand" className="figures">{lot.onHand}{lot.reserved > 0 && <span className="block text-meta text-ink-3">{lot.reserved} in bags</span>}</span>,
        <LotState key="state" lot={lot} />,
        <span key="acts" className="inline-flex flex-wrap justify-end gap-1.5"><AdjustDialog key={lot.version} lot={lot} unit={unit} colleagues={colleagues} /><SetAsideDialog key={`aside ${lot.version}`} lot={lot} /></span>,
      ])}
    />
  )
}

function LotState({ lot }: { lot: LotLine }) {
  if (lot.status === 'recalled') return <Badge tone="critical">Recalled</Badge>
  if (lot.status === 'quarantined') return <Badge tone="warning">Quarantined</Badge>
  if (lot.step === 'expired') return <Badge tone="critical">Expired</Badge>
  if (lot.status === 'exhausted') return <span className="text-ink-3">Used up</span>
  return lot.step ? <Badge tone="warning" icon="clock">{`Expires within ${lot.step} days`}</Badge> : <>Available</>
}

const reasonWords: Record<StockLedgerEntry['reason'], string> = { received: 'Received', dispensed: 'Dispensed', reversed: 'Put back', adjusted: 'Count differs', expired: 'Expired', recalled: 'Recalled', returned: 'Returned', destroyed: 'Destroyed' }

/** Every movement with its balance. Nothing here is ever edited. */
export function LedgerTable({ entries, zone }: { entries: readonly (StockLedgerEntry & { lotNumber: string | null })[]; zone: string }) {
  if (entries.length === 0) return <EmptyState title="No movement yet" />
  return (
    <SimpleTable
      caption="Stock ledger"
      columns={[{ header: 'When' }, { header: 'Lot' }, { header: 'What' }, { header: 'Change', align: 'end' }, { header: 'Balance', align: 'end' }, { header: 'By', hideOnPhone: true }, { header: 'Note', hideOnPhone: true }]}
      rows={entries.map((entry) => [
        <span key="at" className="date whitespace-nowrap">{formatInstant(entry.at, zone)}</span>,
        <span key="lot" className="identifier">{entry.lotNumber ?? 'Not known'}</span>,
        reasonWords[entry.reason],
        <span key="change" className="figures">{entry.change > 0 ? `+${entry.change}` : `−${Math.abs(entry.change)}`}</span>,
        <span key="balance" className="figures">{entry.balanceAfter}</span>,
        entry.byName,
        entry.note ?? '',
      ])}
    />
  )
}
