import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'
import { acknowledgementActions } from '@/lib/domain/lab/order.schema'

const action = z.enum(acknowledgementActions, 'Choose what you did about it')
const note = optionalWords(1000)

export const acknowledgeReportInput = z.object({ patientId: z.string().min(1).max(36), reportId: z.string().min(1).max(36), action, note })
export type AcknowledgeReportInput = z.output<typeof acknowledgeReportInput>

/** A critical value is acknowledged by itself too: the call often comes before the report. */
export const acknowledgeCriticalCallInput = z.object({ patientId: z.string().min(1).max(36), criticalCallId: z.string().min(1).max(36), action: action.exclude(['no-action-needed'], 'Choose what you did about it') })
export type AcknowledgeCriticalCallInput = z.output<typeof acknowledgeCriticalCallInput>
