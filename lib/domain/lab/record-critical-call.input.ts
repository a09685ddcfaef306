import { z } from 'zod'

const id = z.string().min(1).max(36)

export const recordCriticalCallInput = z
  .object({
    criticalCallId: id,
    person: z.string().trim().min(2, 'Enter whom you called').max(120, 'Use 120 characters or fewer'),
    role: z.string().trim().min(2, 'Enter their role').max(60, 'Use 60 characters or fewer'),
    channel: z.enum(['phone', 'in-person', 'message'], 'Choose how'),
    reached: z.enum(['yes', 'no'], 'Say whether you reached them'),
    readBack: z.enum(['yes', 'no'], 'Say whether the value was read back'),
    note: z.string().trim().max(500, 'Use 500 characters or fewer'),
  })
  .refine((given) => given.reached === 'yes' || given.readBack === 'no', { path: ['readBack'], message: 'Somebody who was not reached cannot have read the value back' })
export type RecordCriticalCallInput = z.output<typeof recordCriticalCallInput>
