'use client'
import { useRouter } from 'next/navigation'
import { suspendMember } from '@/actions/admin/suspend-member'
import { ActionButton } from '@/components/forms/action-button'
import { SimpleTable } from '@/components/ui/simple-table'
import { roleNames } from '@/lib/access/roles'
import type { Membership } from '@/lib/domain/admin/organisation.schema'

const stateWords: Record<Membership['status'], string> = { invited: 'Invited', active: 'Active', suspended: 'Suspended', ended: 'Ended' }

/** Who holds which role. Suspending ends every session at once. */
export function MembersTable({ members, ownUserId }: { members: readonly Membership[]; ownUserId: string }) {
  const router = useRouter()
  return (
    <SimpleTable
      caption="People of the organisation"
      columns={[{ header: 'Name' }, { header: 'Role' }, { header: 'Title', hideOnPhone: true }, { header: 'State' }, { header: <span className="sr-only">Actions</span>, align: 'end' }]}
      rows={members.map((member) => [
        member.displayName, roleNames[member.role], member.jobTitle ?? '', stateWords[member.status],
        member.status === 'active' && member.userId !== ownUserId
          ? <ActionButton key="suspend" size="small" variant="destructive" action={() => suspendMember({ membershipId: member.id })} onDone={() => router.refresh()} confirm={{ title: `Suspend ${member.displayName}?`, description: 'They are signed out everywhere and can no longer sign in. What they wrote stays.', confirmLabel: 'Suspend' }} aria-label={`Suspend ${member.displayName}`}>Suspend</ActionButton>
          : null,
      ])}
    />
  )
}
