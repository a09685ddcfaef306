'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { inviteMember } from '@/actions/admin/invite-member'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { newClientId } from '@/components/forms/new-client-id'
import { Banner } from '@/components/ui/banner'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { roleNames } from '@/lib/access/roles'
import { staffRoles } from '@/lib/domain/admin/staff-roles.table'

/** Gives a colleague a role; they get a link to set a password of their own. */
export function InviteMemberForm() {
  const router = useRouter()
  const [round, setRound] = useState(0)
  const [invited, setInvited] = useState<string | null>(null)
  return (
    <div className="grid gap-3">
      {invited && <Banner tone="success" live="status" title={`${invited} was invited and gets a link by e-mail`} />}
      <LaterForm
        key={round}
        schema={() => import('@/lib/domain/admin/set-up.input').then((rules) => rules.inviteMemberInput)}
        defaultValues={{ id: newClientId(), givenName: '', familyName: '', email: '', role: '' as never, jobTitle: '' }}
        action={inviteMember}
        onDone={(member) => {
          setInvited(member.displayName)
          setRound(round + 1)
          router.refresh()
        }}
        submitLabel="Invite"
        busyLabel="Inviting"
      >
        <LaterField name="givenName" label="Given name"><Input autoComplete="off" /></LaterField>
        <LaterField name="familyName" label="Family name"><Input autoComplete="off" /></LaterField>
        <LaterField name="email" label="E-mail address"><Input type="email" autoComplete="off" /></LaterField>
        <LaterField name="role" label="Role"><Select placeholder="Choose a role" options={staffRoles.map((role) => ({ value: role, label: roleNames[role] }))} /></LaterField>
        <LaterField name="jobTitle" label="Job title" optional><Input autoComplete="off" /></LaterField>
      </LaterForm>
    </div>
  )
}
