import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'

type Reason = NonNullable<VitalSet['withdrawal']>['reason']

const words: Record<Reason, string> = { 'wrong-patient': 'Another patient’s', 'wrong-value': 'Values are wrong', duplicate: 'Entered twice' }

export const withdrawalReasons = (Object.keys(words) as Reason[]).map((value) => ({ value, label: words[value] }))

/** "Entered in error: values are wrong". Sets marked before reasons were kept say only that. */
export const withdrawalWords = (withdrawal: VitalSet['withdrawal']): string => (withdrawal ? `Entered in error: ${words[withdrawal.reason].toLowerCase()}` : 'Entered in error')
