import type { Metadata } from 'next'
import { WaitingList, type WaitingLine } from '@/components/admin/waiting-list'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { Banner } from '@/components/ui/banner'
import { DescriptionList } from '@/components/ui/description-list'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { serverSettings } from '@/lib/config/server-settings'
import { emergencyAccess } from '@/lib/domain/patients/emergency-access.table'
import { formatInstant } from '@/lib/format/instants'
import { clinicalTables } from '@/lib/domain/rules/clinical-tables.table'
import { countEmergencyAccess } from '@/lib/operations/patients/list-emergency-access'
import { getOverview } from '@/lib/queries/admin/get-overview'
import { unapprovedTables } from '@/lib/queries/rules/list-clinical-tables'
import { type Context, openPage } from '@/lib/session/context'
import { organisationById } from '@/lib/session/organisation-cache'

export const metadata: Metadata = { title: 'Overview' }

export default async function AdminOverviewPage() {
  const context = await openPage('audit:read')
  const [{ members, patients, entries, chain }, waiting] = await Promise.all([getOverview(context), whatWaits(context)])
  const { timeZone, name } = context.organisation
  return (
    <>
      <PageTop crumbs={[{ label: 'Admin' }]} />
      <PageBody>
        <PageHeader title={name} description="What an administrator watches over." />
        {chain.isBehind && <Banner tone="warning" title="The audit chain is behind" className="mb-3">The newest entry waits for its seal longer than it should. The entries are safe; look at the server’s log.</Banner>}
        <div className="grid gap-4 desktop:grid-cols-2">
          <WaitingList lines={waiting} />
          <Panel title="Audit trail" actions={<TextLink href="/admin/audit">Open</TextLink>}>
            <DescriptionList layout="rows" items={[{ term: 'Entries in the last 24 hours', value: entries.toLocaleString('en-GB') }, { term: 'Links in the chain', value: chain.length.toLocaleString('en-GB') }, { term: 'Last link', value: formatInstant(chain.sealedAt, timeZone) }]} />
          </Panel>
          <Panel title="People" actions={<TextLink href="/admin/people">Open</TextLink>}>
            <DescriptionList layout="rows" items={[{ term: 'Staff with access', value: String(members) }, { term: 'Patients', value: patients.toLocaleString('en-GB') }]} />
          </Panel>
          {serverSettings().BACKEND_STUDIO && (
            <Panel title="Backend" actions={<TextLink href="/admin/backend">Open</TextLink>}>
              <p className="text-dense text-ink-2">What the storage holds and does: sizes, slow queries, executions, mails, sockets.</p>
            </Panel>
          )}
        </div>
      </PageBody>
    </>
  )
}

const everyTable = clinicalTables.map(({ key }) => key)

async function whatWaits(context: Context): Promise<WaitingLine[]> {
  const [accesses, { approvals }] = await Promise.all([countEmergencyAccess(context), organisationById(context.organisation.id)])
  const tables = unapprovedTables(approvals, everyTable)
  return [
    { href: '/admin/emergency-access', icon: 'shield', count: accesses['/admin/emergency-access'] ?? 0, words: 'Emergency accesses to judge', detail: `Within ${emergencyAccess.reviewedWithinHours} hours, by somebody who did not open the record.` },
    { href: '/admin/clinical-tables', icon: 'table', count: tables.length, words: 'Clinical tables nobody has approved', detail: 'They are used, and the pages that use them say so. A doctor or a pharmacist approves them.' },
  ]
}
