import { z } from 'zod'

export const completeTaskInput = z.object({ taskId: z.string().min(1).max(36) })
export type CompleteTaskInput = z.output<typeof completeTaskInput>
