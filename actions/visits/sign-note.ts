'use server'
import { defineAction } from '@/actions/define-action'
import { signNoteInput } from '@/lib/domain/visits/note.input'
import { signNote as operation } from '@/lib/operations/visits/sign-note'

export const signNote = defineAction({ permission: 'note:sign', input: signNoteInput, run: operation })
