'use server'
import { defineAction } from '@/actions/define-action'
import { acknowledgeCriticalCallInput } from '@/lib/domain/lab/acknowledge-report.input'
import { acknowledgeCriticalCall as operation } from '@/lib/operations/lab/acknowledge-critical-call'

export const acknowledgeCriticalCall = defineAction({ permission: 'critical-call:acknowledge', input: acknowledgeCriticalCallInput, run: operation })
