import { z } from 'zod'

const id = z.string().min(1).max(36)

/** The patient asks for more of one medicine; the form makes the id, so that asking twice is one request. */
export const requestRefillInput = z.object({ id: z.string().regex(/^[a-z0-9]{20}$/), itemId: id })
export type RequestRefillInput = z.output<typeof requestRefillInput>

export const cancelRefillInput = z.object({ requestId: id })
export type CancelRefillInput = z.output<typeof cancelRefillInput>

const words = z.string().trim().max(200, 'Use 200 characters or fewer')
export const answerRefillInput = z.object({
  requestId: id,
  version: z.int().min(1),
  answer: z.enum(['accept', 'send-to-prescriber', 'decline'], 'Choose an answer'),
  words,
  /** Only for a supply before its day. */
  early: z.enum(['lost', 'travel', 'dose-changed', 'stock-timing', 'other']).nullable(),
})
export type AnswerRefillInput = z.output<typeof answerRefillInput>
