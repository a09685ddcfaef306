import { z } from 'zod'

export const approveTableInput = z.object({
  key: z.string().min(1).max(80),
  /** The version the person saw on the page. */
  tableVersion: z.string().min(1).max(80),
})
export type ApproveTableInput = z.infer<typeof approveTableInput>
