'use server'
import { defineAction } from '@/actions/define-action'
import { saveNoteDraftInput } from '@/lib/domain/visits/note.input'
import { saveNoteDraft as operation } from '@/lib/operations/visits/save-note-draft'

export const saveNoteDraft = defineAction({ permission: 'note:write', input: saveNoteDraftInput, run: operation })
