'use server'
import { suspendMemberInput } from '@/lib/domain/admin/set-up.input'
import { suspendMember as operation } from '@/lib/operations/admin/suspend-member'
import { defineAction } from '../define-action'

export const suspendMember = defineAction({ permission: 'member:manage', input: suspendMemberInput, run: operation })
