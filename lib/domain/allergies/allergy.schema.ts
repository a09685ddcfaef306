import { z } from 'zod'
import { id, instant, maybe, oneOf, privateText, record, text, texts } from '../record'

export const allergySeverities = ['mild', 'moderate', 'severe', 'anaphylaxis', 'unknown'] as const

export const allergy = record({
  patientId: id(),
  agent: text(120),
  /** A code of the project's allergy table (a group or an ingredient), or an ATC code; null when only text is known. */
  agentCode: maybe(text(40)),
  kind: oneOf(['medicine', 'food', 'environment', 'other']),
  reactions: texts(80),
  severity: oneOf(allergySeverities),
  certainty: oneOf(['confirmed', 'likely', 'unconfirmed']),
  status: oneOf(['active', 'inactive', 'entered-in-error']),
  onsetOn: maybe(text(10)),
  source: oneOf(['patient', 'clinician', 'import']),
  recordedBy: id(),
  recordedByName: text(120),
  recordedAt: instant(),
  note: maybe(privateText(1000)),
})
export type Allergy = z.infer<typeof allergy>
