import { Badge } from '@/components/ui/badge'
import { roleNames } from '@/lib/access/roles'
import { formatInstant } from '@/lib/format/instants'
import type { StandingTable } from '@/lib/domain/rules/table-approval.rules'

/** Whose name stands under a table, or whom it waits for. */
export function TableStandingText({ table: { standing, approver }, zone }: { table: StandingTable; zone: string }) {
  if (standing.state === 'as-published') return <span className="text-ink-3">As published</span>
  if (standing.state === 'approved') return <span>{standing.byName}<span className="block text-meta text-ink-3">{formatInstant(standing.at, zone)}</span></span>
  return (
    <span className="flex flex-col items-start gap-1 py-1.5">
      <Badge tone="warning">{standing.state === 'changed' ? 'Changed since approval' : 'Not approved yet'}</Badge>
      {approver && <span className="text-meta text-ink-3">Waits for a {roleNames[approver].toLowerCase()}</span>}
    </span>
  )
}
