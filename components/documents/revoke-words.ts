import type { StoredDocument } from '@/lib/domain/files/document.schema'

type Reason = NonNullable<StoredDocument['revocation']>['reason']

export const revokeWords: Record<Reason, string> = { 'wrong-patient': 'It is about another patient', 'wrong-content': 'What it says is wrong', withdrawn: 'It should not have been given out' }
export const revokeOptions = (Object.keys(revokeWords) as Reason[]).map((value) => ({ value, label: revokeWords[value] }))
