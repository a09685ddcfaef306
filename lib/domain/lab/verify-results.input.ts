import { z } from 'zod'

const id = z.string().min(1).max(36)
const seen = z.object({ resultId: id, version: z.int().min(1) })

/** The results a second person agrees with, in the versions they saw. */
export const verifyResultsInput = z.object({ orderId: id, results: z.array(seen).min(1, 'Agree with at least one result').max(60, 'Verify up to sixty results at a time'), comment: z.string().trim().max(2000, 'Use 2,000 characters or fewer') })
export type VerifyResultsInput = z.output<typeof verifyResultsInput>

export const returnResultInput = z.object({ resultId: id, version: z.int().min(1), reason: z.string().trim().min(3, 'Say why it must be measured again').max(200, 'Use 200 characters or fewer') })
export type ReturnResultInput = z.output<typeof returnResultInput>
