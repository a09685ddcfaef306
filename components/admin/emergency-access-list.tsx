import { Badge } from '@/components/ui/badge'
import { DescriptionList } from '@/components/ui/description-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { formatIdentifier } from '@/lib/format/identifiers'
import { formatInstant } from '@/lib/format/instants'
import { ReviewAccessForm } from './review-access-form'

export type EmergencyAccessLine = {
  taskId: string; status: 'open' | 'justified' | 'not-justified'; note: string | null; isOwn: boolean
  who: string; userId: string; patientId: string; mrn: string; since: string; until: string | null; reason: string | null; looks: number; dueAt: string | null
}

const reasonWords: Record<string, string> = { 'emergency-treatment': 'Emergency treatment', 'deteriorating-patient': 'A person who got worse', 'covering-colleague': 'Covering for a colleague' }

/** Who opened a restricted record in an emergency, what they did there, and the judgement of somebody else. */
export function EmergencyAccessList({ lines, at, zone }: { lines: readonly EmergencyAccessLine[]; at: string; zone: string }) {
  if (lines.length === 0) return <Panel flush><EmptyState icon="shield-check" title="No emergency access">When somebody opens a restricted record in an emergency it is reviewed here.</EmptyState></Panel>
  return (
    <ul aria-label="Emergency accesses" className="grid gap-4">
      {lines.map((line) => (
        <li key={line.taskId}>
          <Panel title={line.who} actions={<State line={line} at={at} />}>
            <DescriptionList
              layout="rows"
              items={[
                { term: 'Record', value: <span className="identifier">{formatIdentifier(line.mrn, 'MRN')}</span> },
                { term: 'Opened', value: formatInstant(line.since, zone) },
                { term: 'Ends', value: formatInstant(line.until, zone) },
                { term: 'Reason given', value: line.reason ? (reasonWords[line.reason] ?? line.reason) : 'Not recorded' },
                { term: 'Done meanwhile', value: <TextLink href={`/admin/audit?${new URLSearchParams({ actor: line.userId, patient: line.patientId })}`}>{line.looks === 1 ? '1 entry in the audit trail' : `${line.looks} entries in the audit trail`}</TextLink> },
                ...(line.note ? [{ term: 'Review', value: line.note }] : []),
              ]}
            />
            {line.status === 'open' && (line.isOwn ? <p className="mt-3 text-dense text-ink-2">You opened this record yourself: somebody else has to review it.</p> : <ReviewAccessForm taskId={line.taskId} />)}
          </Panel>
        </li>
      ))}
    </ul>
  )
}

function State({ line: { status, dueAt }, at }: { line: EmergencyAccessLine; at: string }) {
  if (status === 'justified') return <Badge tone="success">Justified</Badge>
  if (status === 'not-justified') return <Badge tone="warning">Not justified</Badge>
  return <Badge tone="pending" icon="clock">{dueAt !== null && dueAt < at ? 'Review overdue' : 'Waits for review'}</Badge>
}
