'use server'
import { defineAction } from '@/actions/define-action'
import { recordPregnancyInput } from '@/lib/domain/patients/record-pregnancy.input'
import { recordPregnancy as operation } from '@/lib/operations/patients/record-pregnancy'

export const recordPregnancy = defineAction({ permission: 'pregnancy:record', input: recordPregnancyInput, run: operation })
