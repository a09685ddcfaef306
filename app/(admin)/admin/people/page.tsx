import type { Metadata } from 'next'
import { InviteMemberForm } from '@/components/admin/invite-member-form'
import { MembersTable } from '@/components/admin/members-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { listMembers } from '@/lib/queries/admin/list-members'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'People and roles' }

export default async function PeoplePage() {
  const context = await openPage('member:manage')
  const members = await listMembers(context)
  return (
    <>
      <PageTop crumbs={[{ label: 'Admin', href: '/admin' }, { label: 'People and roles' }]} />
      <PageBody>
        <PageHeader title="People and roles" />
        <div className="grid gap-4">
          <MembersTable members={members} ownUserId={context.actor.id} />
          <Panel title="Invite a colleague"><InviteMemberForm /></Panel>
        </div>
      </PageBody>
    </>
  )
}
