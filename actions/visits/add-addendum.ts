'use server'
import { defineAction } from '@/actions/define-action'
import { addAddendumInput } from '@/lib/domain/visits/note.input'
import { addAddendum as operation } from '@/lib/operations/visits/sign-note'

export const addAddendum = defineAction({ permission: 'note:sign', input: addAddendumInput, run: operation })
