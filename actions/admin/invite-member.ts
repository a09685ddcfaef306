'use server'
import { inviteMemberInput } from '@/lib/domain/admin/set-up.input'
import { inviteMember as operation } from '@/lib/operations/admin/invite-member'
import { defineAction } from '../define-action'

export const inviteMember = defineAction({ permission: 'member:manage', input: inviteMemberInput, run: operation })
