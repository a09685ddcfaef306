'use server'
import { revokeByCodeInput } from '@/lib/domain/files/revoke-document.input'
import { revokeByCode as operation } from '@/lib/operations/documents/revoke-document'
import { defineAction } from '../define-action'

export const revokeByCode = defineAction({ permission: 'document:revoke-by-code', input: revokeByCodeInput, run: operation })
