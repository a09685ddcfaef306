'use server'
import { recordCriticalCallInput } from '@/lib/domain/lab/record-critical-call.input'
import { recordCriticalCall as operation } from '@/lib/operations/lab/record-critical-call'
import { defineAction } from '../define-action'

export const recordCriticalCall = defineAction({ permission: 'critical-call:record', input: recordCriticalCallInput, run: operation })
