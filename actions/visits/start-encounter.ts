'use server'
import { defineAction } from '@/actions/define-action'
import { startEncounterInput } from '@/lib/domain/visits/encounter.input'
import { startEncounter as operation } from '@/lib/operations/visits/start-encounter'

export const startEncounter = defineAction({ permission: 'encounter:start', input: startEncounterInput, run: operation })
