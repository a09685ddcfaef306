'use server'
import { defineAction } from '@/actions/define-action'
import { markVitalsInErrorInput } from '@/lib/domain/vitals/record-vitals.input'
import { markVitalsInError as operation } from '@/lib/operations/vitals/mark-vitals-in-error'

export const markVitalsInError = defineAction({ permission: 'vitals:record', input: markVitalsInErrorInput, run: operation })
