'use server'
import { recoveryInput } from '@/lib/domain/admin/sign-in.input'
import { requestRecovery as operation } from '@/lib/operations/session/recover-account'
import { defineVisitorAction } from '../define-visitor-action'

export const requestRecovery = defineVisitorAction({ input: recoveryInput, run: operation })
