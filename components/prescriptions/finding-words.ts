import type { CheckName, Finding } from '@/lib/domain/prescriptions/finding'
import type { SafetySummary } from '@/lib/domain/prescriptions/safety-check'
import { overrideReasonNames } from '@/lib/domain/prescriptions/sign-blockers'

export const checkWords: Record<CheckName, string> = { allergies: 'allergies', interactions: 'interactions', duplicates: 'duplicate therapy', dose: 'dose', renal: 'renal dose', pregnancy: 'pregnancy', age: 'age', opioids: 'opioids', 'look-alikes': 'look-alikes' }

export const reasonOptions = Object.entries(overrideReasonNames).map(([value, label]) => ({ value, label }))

/** The consequence and the usual action, and what is not known. */
export const detailOf = (finding: Finding): string => [finding.why, finding.management, finding.missing.length > 0 ? `Not known: ${finding.missing.join(', ')}.` : ''].filter(Boolean).join(' ')

/** The facts of this patient that decided. */
export const factOf = (finding: Finding): string => (finding.because.length > 0 ? `${capital(finding.because.join('; '))}.` : '')

/** What was really checked and when, so that silence is not taken for a check. `time` is formatted already. */
export const checkedText = (summary: SafetySummary, time: string): string => `Checked ${time}: ${summary.checkedWhat.map((check) => checkWords[check]).join(', ')}`

/** The draft line a finding stands under: the first of the lines being written that it names. */
export const homeLine = (finding: Finding, lineIds: readonly string[]): string | null => finding.medicines.find((medicine) => lineIds.includes(medicine.lineId))?.lineId ?? null

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
