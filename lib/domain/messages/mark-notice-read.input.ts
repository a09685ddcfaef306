import { z } from 'zod'

export const markNoticeReadInput = z.object({ noticeId: z.string().min(1).max(36) })
export type MarkNoticeReadInput = z.output<typeof markNoticeReadInput>
