'use server'
import { defineAction } from '@/actions/define-action'
import { loadNoteDraftInput } from '@/lib/domain/visits/note.input'
import { loadNoteDraft as operation } from '@/lib/operations/visits/save-note-draft'

export const loadNoteDraft = defineAction({ permission: 'note:write', input: loadNoteDraftInput, run: operation })
