import type { LabResult } from '@/lib/domain/lab/order.schema'
import { releasePolicy } from '@/lib/domain/lab/release-policy.table'
import type { ReleasePolicy } from '@/lib/domain/lab/release-policy.table'

export type ReleaseCategory = 'routine-normal' | 'routine-abnormal' | 'critical' | 'sensitive' | 'corrected'

export interface ReleaseInput {
  result: Pick<LabResult, 'testKey' | 'status' | 'flag' | 'criticalTier' | 'verifiedAt'>
  /** When a clinician acknowledged the critical value or reviewed a sensitive result; null while nobody has. */
  reviewedAt: string | null
  /** The patient has asked to see results at once. */
  wantsImmediate: boolean
  at: string
}

export interface ReleaseDecision {
  sees: 'value' | 'status-only' | 'ready-soon' | 'in-review' | 'withdrawn'
  category: ReleaseCategory | null
  /** When it will be shown at the latest by itself; null when it is shown, or never by itself. */
  opensAt: string | null
  /** What stands in place of the value, or beside it. */
  words: string
}

/** What the patient sees of a result now. An unverified value is never shown. */
export function releaseTo(input: ReleaseInput, policy: ReleasePolicy = releasePolicy): ReleaseDecision {
  const { result, at } = input
  if (result.status === 'entered-in-error') return { sees: 'withdrawn', category: null, opensAt: null, words: 'This result was withdrawn because it did not belong here. Your care team will explain.' }
  const isReleased = result.status === 'verified' || result.status === 'corrected' || result.status === 'amended'
  if (!isReleased || result.verifiedAt === null) return { sees: 'status-only', category: null, opensAt: null, words: result.status === 'cancelled' ? 'This test was not done.' : 'The laboratory is working on this test.' }
  const category = categoryOf(result, policy)
  const opensAt = opensAtFor(category, input, policy)
  if (Date.parse(at) >= Date.parse(opensAt)) return { sees: 'value', category, opensAt: null, words: shownWords[category] }
  return { sees: category === 'critical' ? 'ready-soon' : 'in-review', category, opensAt, words: heldWords(category) }
}

/** Which rule holds. A critical value outranks a sensitive test, and both outrank the rest. */
export function categoryOf(result: ReleaseInput['result'], policy: ReleasePolicy = releasePolicy): ReleaseCategory {
  if (result.criticalTier === 'critical') return 'critical'
  if (policy.sensitiveTests.includes(result.testKey)) return 'sensitive'
  if (result.status === 'corrected') return 'corrected'
  return result.flag === 'N' ? 'routine-normal' : 'routine-abnormal'
}

function opensAtFor(category: ReleaseCategory, { result, reviewedAt, wantsImmediate }: ReleaseInput, policy: ReleasePolicy): string {
  const verifiedAt = result.verifiedAt as string
  if (category === 'critical') return earlier(reviewedAt, plusHours(verifiedAt, policy.criticalHoldHours))
  if (category === 'sensitive') return wantsImmediate ? verifiedAt : earlier(reviewedAt, plusWorkingDays(verifiedAt, policy.sensitiveHoldWorkingDays))
  return category === 'routine-abnormal' ? plusHours(verifiedAt, policy.abnormalHoldHours) : verifiedAt
}

const earlier = (reviewedAt: string | null, latest: string): string => (reviewedAt !== null && Date.parse(reviewedAt) < Date.parse(latest) ? reviewedAt : latest)

const plusHours = (at: string, hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString()

/** Saturdays and Sundays do not count. Public holidays differ by place and are not known here. */
function plusWorkingDays(at: string, days: number): string {
  let moment = new Date(at)
  for (let left = days; left > 0; ) {
    moment = new Date(moment.getTime() + 86_400_000)
    const weekday = moment.getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return moment.toISOString()
}

const shownWords: Readonly<Record<ReleaseCategory, string>> = {
  'routine-normal': '',
  'routine-abnormal': 'Your clinician has been told about this result.',
  critical: 'Your care team knows about this result and will talk with you about it.',
  sensitive: 'Your care team can talk with you about this result.',
  corrected: 'This result was corrected. The earlier value is kept and struck through.',
}

const heldWords = (category: ReleaseCategory): string =>
  category === 'critical' ? 'Your result is ready. Your care team will contact you.' : 'Your result is being looked at by your care team.'

/** Whether somebody acting for a patient may see an order at all. From this age a confidential order is hidden even as a line. */
export function mayProxySee({ ageYears, isConfidential }: { ageYears: number | null; isConfidential: boolean }, policy: ReleasePolicy = releasePolicy): boolean {
  if (!isConfidential) return true
  return ageYears !== null && ageYears < policy.confidentialFromYears
}
