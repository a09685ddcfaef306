'use server'
import { discardDraftInput, saveDraftInput } from '@/lib/domain/prescriptions/prescribe.input'
import { discardDraft as discard, saveDraft as save } from '@/lib/operations/prescriptions/save-draft'
import { defineAction } from '../define-action'

export const saveDraft = defineAction({ permission: 'prescription:write', input: saveDraftInput, run: save })
export const discardDraft = defineAction({ permission: 'prescription:write', input: discardDraftInput, run: discard })
