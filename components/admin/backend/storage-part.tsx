import { Badge } from '@/components/ui/badge'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import { SimpleTable } from '@/components/ui/simple-table'
import type { BackendStudio } from '@/lib/domain/admin/backend-studio.schema'
import { formatInstant } from '@/lib/format/instants'
import { formatBytes, formatCount } from '@/lib/format/quantities'
import { ShareBar } from './share-bar'

/** Tables with rows and sizes, the file they are in, and whether it is backed up. */
export function StoragePart({ studio, zone }: { studio: BackendStudio; zone: string }) {
  const { tables, isMeasured, files, memoryBytes, backups } = studio
  const most = Math.max(...tables.map((table) => table.bytes + table.indexBytes), 0)
  const filled = tables.filter(({ rows }) => rows > 0)
  const size = (bytes: number) => (isMeasured ? formatBytes(bytes) : 'not measured')
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 desktop:grid-cols-2">
        <Panel title="The file">
          <DescriptionList layout="rows" items={[
            { term: 'Database', value: formatBytes(files.databaseBytes) }, { term: 'Changes not yet folded in', value: formatBytes(files.journalBytes) }, { term: 'Memory of the server', value: formatBytes(memoryBytes) },
            { term: 'Rows', value: formatCount(tables.reduce((sum, { rows }) => sum + rows, 0)) }, { term: 'Tables with rows', value: `${filled.length} of ${tables.length}` },
          ]} />
        </Panel>
        <Backups backups={backups} zone={zone} />
      </div>
      <SimpleTable
        caption="Tables, largest first"
        columns={[{ header: 'Table' }, { header: 'Rows', align: 'end' }, { header: 'Rows take', align: 'end', hideOnPhone: true }, { header: 'Indexes take', align: 'end', hideOnPhone: true }, { header: 'In all', align: 'end' }]}
        rows={filled.map(({ id, rows, bytes, indexBytes, indexes }) => [
          <span key="id" className="identifier">{id}<span className="block text-meta font-text text-ink-3">{indexes.length === 1 ? '1 index' : `${indexes.length} indexes`}</span></span>,
          formatCount(rows), size(bytes), size(indexBytes), <ShareBar key="all" words={size(bytes + indexBytes)} value={bytes + indexBytes} most={most} />,
        ])}
      />
    </div>
  )
}

function Backups({ backups, zone }: { backups: BackendStudio['backups']; zone: string }) {
  if (!backups?.lastSuccess && !backups?.isScheduled) {
    return <Panel title="Backups" actions={<Badge tone="warning" icon="alert">None</Badge>}><p className="text-dense text-ink-2">No backup has been made by this server, and none is scheduled.</p></Panel>
  }
  const { lastSuccess, lastFailure, nextAt, journal } = backups
  return (
    <Panel title="Backups" actions={lastFailure ? <Badge tone="critical" icon="alert">Last one failed</Badge> : undefined}>
      <DescriptionList layout="rows" items={[
        { term: 'Last backup', value: lastSuccess ? formatInstant(lastSuccess.takenAt, zone) : 'None yet' },
        ...(lastSuccess ? [{ term: 'Its size', value: `${formatBytes(lastSuccess.bytes)}, ${formatCount(lastSuccess.rows)} rows` }] : []),
        { term: 'Next', value: nextAt ? formatInstant(nextAt, zone) : 'Not scheduled' },
        { term: 'Changes since', value: journal === null ? 'Not kept' : journal.trouble ?? `kept until ${journal.savedAt ? formatInstant(journal.savedAt, zone) : 'the last backup'}` },
        ...(lastFailure ? [{ term: 'Failed', value: `${formatInstant(lastFailure.at, zone)}: ${lastFailure.reason}` }] : []),
      ]} />
    </Panel>
  )
}
