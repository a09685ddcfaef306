'use server'
import { newPasswordInput } from '@/lib/domain/admin/sign-in.input'
import { setNewPassword as operation } from '@/lib/operations/session/recover-account'
import { defineVisitorAction } from '../define-visitor-action'

export const setNewPassword = defineVisitorAction({ input: newPasswordInput, run: (_, input) => operation(input) })
