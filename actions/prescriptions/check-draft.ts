'use server'
import { checkDraftInput } from '@/lib/domain/prescriptions/prescribe.input'
import { checkDraft as operation } from '@/lib/operations/prescriptions/check-draft'
import { defineAction } from '../define-action'

export const checkDraft = defineAction({ permission: 'prescription:write', input: checkDraftInput, run: operation })
