import { SimpleTable } from '@/components/ui/simple-table'
import { TextLink } from '@/components/ui/text-link'
import { formatDay } from '@/lib/format/dates'
import type { StandingTable } from '@/lib/domain/rules/table-approval.rules'
import { TableStandingText } from './table-standing'

/** The tables that decisions are made by: what each decides, its version and source, and whose name stands under it. */
export function ClinicalTablesList({ tables, area, zone }: { tables: readonly StandingTable[]; area: string; zone: string }) {
  return (
    <SimpleTable
      caption="Clinical tables"
      columns={[{ header: 'Table' }, { header: 'Source', hideOnPhone: true }, { header: 'Rows', align: 'end', hideOnPhone: true }, { header: 'Approval' }]}
      rows={tables.map((table) => [
        <span key="name" className="block py-1">
          <TextLink href={`${area}/clinical-tables/${table.key}`}>{table.name}</TextLink>
          <span className="block text-meta font-normal text-ink-2">{table.decides}</span>
          <span className="block text-meta font-normal text-ink-3">{table.head.version}, in force from <span className="whitespace-nowrap">{formatDay(table.head.effectiveFrom)}</span></span>
        </span>,
        <span key="source" className="block max-w-prose py-1 text-meta text-ink-2">{table.head.source}</span>,
        <span key="rows" className="whitespace-nowrap">{table.rows}{table.rowsToReview > 0 && <span className="block text-meta text-ink-3">{table.rowsToReview} to review</span>}</span>,
        <TableStandingText key="standing" table={table} zone={zone} />,
      ])}
    />
  )
}
