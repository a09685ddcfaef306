'use server'
import { defineAction } from '@/actions/define-action'
import { recordVitalsInput } from '@/lib/domain/vitals/record-vitals.input'
import { recordVitals as operation } from '@/lib/operations/vitals/record-vitals'

export const recordVitals = defineAction({ permission: 'vitals:record', input: recordVitalsInput, run: operation })
