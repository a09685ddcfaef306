'use server'
import { emailLinkInput } from '@/lib/domain/admin/sign-in.input'
import { confirmEmail as operation } from '@/lib/operations/session/account-link'
import { defineVisitorAction } from '../define-visitor-action'

export const confirmEmail = defineVisitorAction({ input: emailLinkInput, run: (_, input) => operation(input) })
