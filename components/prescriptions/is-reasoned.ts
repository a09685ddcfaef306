import { hasReason } from '@/lib/domain/prescriptions/sign-blockers'
import type { OverrideReason } from '@/lib/domain/prescriptions/prescription.schema'
import type { Reason } from './line-alerts'

/** Whether a warning that must be answered has its coded reason, and words where the code asks for them. */
export const isReasoned = (given: Reason | undefined): given is Reason => given !== undefined && given.reason !== '' && hasReason({ reason: given.reason as OverrideReason, words: given.words })
