import type { CheckedMedicine } from '@/lib/domain/prescriptions/checked-medicine'
import { refuse } from '@/lib/errors/refusal'
import { needsDoubleCheck } from './high-alert.table'

export interface GivingInput {
  medicine: CheckedMedicine
  givenBy: string
  /** Who checked medicine, dose and patient independently; null when nobody did. */
  checkedBy: string | null
  /** Why it could not wait; empty when there was no emergency. */
  emergencyReason: string
}

/**
 * Rule B7: a high-alert medicine is given only after an independent second check. In an emergency a reason
 * replaces it and the giving is reviewed afterwards.
 * @throws Refusal second-person, same-person
 */
export function requireDoubleCheck(input: GivingInput): { needsReview: boolean } {
  if (input.checkedBy !== null && input.checkedBy === input.givenBy) refuse('administration.same-person')
  if (!needsDoubleCheck(input.medicine) || input.checkedBy !== null) return { needsReview: false }
  return input.emergencyReason.trim() === '' ? refuse('administration.second-person') : { needsReview: true }
}
