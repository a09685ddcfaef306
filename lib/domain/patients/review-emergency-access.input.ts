import { z } from 'zod'

export const reviewEmergencyAccessInput = z.object({
  taskId: z.string().min(1).max(36),
  outcome: z.enum(['justified', 'not-justified'], 'Choose an outcome'),
  note: z.string().trim().min(3, 'Write what you looked at').max(150, 'Use 150 characters or fewer'),
})
export type ReviewEmergencyAccessInput = z.output<typeof reviewEmergencyAccessInput>
