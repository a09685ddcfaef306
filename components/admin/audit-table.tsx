import { EmptyState } from '@/components/ui/empty-state'
import { SimpleTable } from '@/components/ui/simple-table'
import { TextLink } from '@/components/ui/text-link'
import { type Role, roleNames, roles } from '@/lib/access/roles'
import type { AuditEntry } from '@/lib/domain/admin/audit.schema'
import { wordsOfAct } from '@/lib/domain/audit/acts.table'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { formatDay } from '@/lib/format/dates'
import { dayOfInstant, formatTimeWithSeconds } from '@/lib/format/instants'
import { formatRecordName } from '@/lib/format/person-names'

type Line = { entry: AuditEntry; seq: number | null; patient: Patient | null }

/** One line an entry: when, who in which role, what, on whom, from where, and its place in the chain. */
export function AuditTable({ lines, zone }: { lines: readonly Line[]; zone: string }) {
  if (lines.length === 0) return <EmptyState title="No entry fits these filters">Clear a filter to see more.</EmptyState>
  return (
    <SimpleTable
      caption="Audit trail, newest first"
      columns={[{ header: 'When' }, { header: 'Who' }, { header: 'What' }, { header: 'Patient' }, { header: 'About', hideOnPhone: true }, { header: 'From', hideOnPhone: true }, { header: 'Chain', align: 'end' }]}
      rows={lines.map(({ entry, seq, patient }) => [
        <span key="when" className="desktop:whitespace-nowrap"><span className="date">{formatDay(dayOfInstant(entry.at, zone))}</span> {formatTimeWithSeconds(entry.at, zone)}</span>,
        <span key="who"><TextLink href={`/admin/audit?actor=${entry.actorId}`}>{entry.actorName}</TextLink><span className="block text-meta text-ink-3">{roleWords(entry.actorRole)}</span></span>,
        <span key="what" className="block min-w-36">{wordsOfAct(entry.what) ?? entry.what}{entry.outcome === 'refused' && <strong className="font-label text-warning-text"> refused</strong>}<span className="block text-meta text-ink-3 wrap-anywhere">{entry.what}</span></span>,
        patientCell(entry, patient),
        <span key="about" className="wrap-anywhere text-ink-2">{factWords(entry)}</span>,
        <span key="from" className="text-ink-2 desktop:whitespace-nowrap">{addressWords(entry.fromAddress)}</span>,
        <span key="chain" className="whitespace-nowrap figures">{seq ?? 'within 2 s'}</span>,
      ])}
    />
  )
}

const roleWords = (role: string): string => (isRole(role) ? roleNames[role] : role.charAt(0).toUpperCase() + role.slice(1))
const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

/** The machine's own address means nothing to the person who reads the trail. */
const ownAddresses = ['::1', '127.0.0.1', '::ffff:127.0.0.1']
const addressWords = (address: string | null): string => (address === null ? 'the clinic itself' : ownAddresses.includes(address) ? 'this machine' : address)

function patientCell(entry: AuditEntry, patient: Patient | null) {
  if (!entry.patientId) return '–'
  const words = patient ? formatRecordName(patient) : 'Restricted or removed'
  return <TextLink key="patient" href={`/admin/audit?patient=${entry.patientId}`}>{words}</TextLink>
}

const factWords = ({ facts, subjectTable }: AuditEntry): string =>
  [subjectTable?.replaceAll('_', ' ') ?? '', ...Object.entries(facts ?? {}).filter(([, value]) => value !== null && value !== '').map(([key, value]) => `${key} ${String(value)}`)].filter(Boolean).join(', ')
