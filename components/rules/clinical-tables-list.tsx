import { Badge } from '@/components/ui/badge'
import { SimpleTable } from '@/components/ui/simple-table'
import { can } from '@/lib/access/permissions'
import { type Role, roleNames } from '@/lib/access/roles'
import { formatDay } from '@/lib/format/dates'
import { formatInstant } from '@/lib/format/instants'
import type { StandingTable } from '@/lib/queries/rules/list-clinical-tables'
import { ApproveTable } from './approve-table'

/** The tables that decisions are made by: what each decides, its version and source, and whose name stands under it. */
export function ClinicalTablesList({ tables, role, zone }: { tables: readonly StandingTable[]; role: Role; zone: string }) {
  return (
    <SimpleTable
      caption="Clinical tables"
      columns={[{ header: 'Table' }, { header: 'Source', hideOnPhone: true }, { header: 'Rows', align: 'end', hideOnPhone: true }, { header: 'Approval' }]}
      rows={tables.map((table) => [
        <TableName key="name" table={table} />,
        <span key="source" className="block max-w-prose py-1 text-meta text-ink-2">{table.head.source}</span>,
        <span key="rows" className="whitespace-nowrap">{table.rows}{table.rowsToReview > 0 && <span className="block text-meta text-ink-3">{table.rowsToReview} to review</span>}</span>,
        <Standing key="standing" table={table} role={role} zone={zone} />,
      ])}
    />
  )
}

function TableName({ table }: { table: StandingTable }) {
  return (
    <span className="block py-1">
      {table.name}
      <span className="block text-meta font-normal text-ink-2">{table.decides}</span>
      <span className="block text-meta font-normal text-ink-3">{table.head.version}, in force from {formatDay(table.head.effectiveFrom)}</span>
    </span>
  )
}

function Standing({ table, role, zone }: { table: StandingTable; role: Role; zone: string }) {
  const { standing } = table
  if (standing.state === 'as-published') return <span className="text-ink-3">As published</span>
  if (standing.state === 'approved') return <span>{standing.byName}<span className="block text-meta text-ink-3">{formatInstant(standing.at, zone)}</span></span>
  const isMine = role === table.approver && can(role, 'clinical-table:approve')
  return (
    <span className="flex flex-col items-start gap-1.5 py-1.5">
      <Badge tone="warning">{standing.state === 'changed' ? 'Changed since approval' : 'Not approved yet'}</Badge>
      {isMine ? <ApproveTable tableKey={table.key} name={table.name} version={table.head.version} /> : <span className="text-meta text-ink-3">Waits for a {roleNames[table.approver!].toLowerCase()}</span>}
    </span>
  )
}
