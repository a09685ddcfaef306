'use server'
import { defineAction } from '@/actions/define-action'
import { acknowledgeReportInput } from '@/lib/domain/lab/acknowledge-report.input'
import { acknowledgeReport as operation } from '@/lib/operations/lab/acknowledge-report'

export const acknowledgeReport = defineAction({ permission: 'lab-report:acknowledge', input: acknowledgeReportInput, run: operation })
