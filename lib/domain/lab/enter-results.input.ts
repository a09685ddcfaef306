import { z } from 'zod'

const id = z.string().min(1).max(36)

/** A value as typed: a number with a comparator, or a word such as "negative". */
export const resultEntry = z.object({
  resultId: id,
  /** The version the technician was looking at. */
  version: z.int().min(1),
  typed: z.string().trim().min(1, 'Type a value').max(200, 'Use 200 characters or fewer'),
  unit: z.string().max(40),
  isCriticalConfirmed: z.boolean(),
  comment: z.string().trim().max(1000, 'Use 1,000 characters or fewer'),
})
export type ResultEntry = z.output<typeof resultEntry>

export const enterResultsInput = z.object({ orderId: id, entries: z.array(resultEntry).min(1, 'Type at least one value').max(60, 'Save up to sixty values at a time') })
export type EnterResultsInput = z.output<typeof enterResultsInput>
