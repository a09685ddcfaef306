import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'
import { adjustReasons } from './adjust-reasons.table'

const id = z.string().min(1).max(36)
const clientId = z.string().regex(/^[a-z0-9]{20}$/)

export const receiveLotInput = z.object({
  id: clientId,
  productId: id,
  lotNumber: z.string().trim().min(1, 'Enter the lot number on the pack').max(40, 'Use 40 characters or fewer').transform((typed) => typed.toUpperCase()),
  expiresOn: z.iso.date('Enter the expiry date on the pack'),
  quantity: z.coerce.number('Enter the pieces received').int('Enter whole pieces').min(1, 'Enter a quantity above zero').max(100_000, 'Enter 100,000 or fewer'),
  witnessId: optionalWords(36),
})
export type ReceiveLotInput = z.output<typeof receiveLotInput>

export const adjustLotInput = z.object({
  lotId: id,
  version: z.int().min(1),
  /** Pieces on the shelf after counting. */
  counted: z.coerce.number('Enter what you counted').int('Enter whole pieces').min(0, 'Enter 0 or more').max(100_000),
  reason: z.enum(adjustReasons.map((each) => each.value), 'Choose a reason'),
  note: z.string().trim().min(3, 'Write why').max(200, 'Use 200 characters or fewer'),
  witnessId: optionalWords(36),
})
export type AdjustLotInput = z.output<typeof adjustLotInput>

export const setLotAsideInput = z.object({ lotId: id, version: z.int().min(1), status: z.enum(['available', 'quarantined', 'recalled']), note: z.string().trim().min(3, 'Write why').max(200, 'Use 200 characters or fewer') })
export type SetLotAsideInput = z.output<typeof setLotAsideInput>
