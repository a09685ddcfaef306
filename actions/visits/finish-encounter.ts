'use server'
import { defineAction } from '@/actions/define-action'
import { finishEncounterInput } from '@/lib/domain/visits/encounter.input'
import { finishEncounter as operation } from '@/lib/operations/visits/finish-encounter'

export const finishEncounter = defineAction({ permission: 'encounter:finish', input: finishEncounterInput, run: operation })
