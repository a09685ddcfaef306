import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import { reactionOf } from '@/lib/domain/allergies/reaction.table'

export const allergyKindWords: Record<Allergy['kind'], string> = { medicine: 'Medicine', food: 'Food', environment: 'Environment', other: 'Other' }
export const allergySeverityWords: Record<Allergy['severity'], string> = { anaphylaxis: 'Anaphylaxis', severe: 'Severe', moderate: 'Moderate', mild: 'Mild', unknown: 'Severity not known' }
export const allergyCertaintyWords: Record<Allergy['certainty'], string> = { confirmed: 'Confirmed by a test or seen by a clinician', likely: 'Likely', unconfirmed: 'Reported, not confirmed' }

/** "anaphylaxis + urticaria": several at one event, or the words for none. */
export const reactionWords = (reactions: readonly string[]): string => (reactions.length > 0 ? reactions.map((written) => reactionOf(written).name).join(' + ') : 'reaction not known')
