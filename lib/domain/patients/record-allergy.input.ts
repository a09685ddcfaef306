import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'
import { allergySeverities } from '@/lib/domain/allergies/allergy.schema'

const patientId = z.string().min(1).max(36)
const clientId = z.string().regex(/^[a-z0-9]{20}$/)
const short = (size: number) => z.string().trim().max(size, `Use ${size} characters or fewer`)

/** One allergy. The agent is chosen from the list or written; a written one is shown but not checked against medicines. */
export const recordAllergyInput = z.object({
  id: clientId,
  patientId,
  agent: short(120).min(2, 'Enter what the person reacts to'),
  agentCode: z.string().max(40).nullable(),
  kind: z.enum(['medicine', 'food', 'environment', 'other'], 'Choose what kind of thing it is'),
  reactions: z.array(z.string().max(80)).max(8, 'Choose up to eight reactions'),
  severity: z.enum(allergySeverities, 'Choose how bad the worst reaction was'),
  certainty: z.enum(['confirmed', 'likely', 'unconfirmed'], 'Choose how sure this is'),
  note: optionalWords(1000),
})
export type RecordAllergyInput = z.output<typeof recordAllergyInput>

/** Asked, and there are none. */
export const recordNoAllergiesInput = z.object({ patientId })
export type RecordNoAllergiesInput = z.output<typeof recordNoAllergiesInput>

export const markAllergyInErrorInput = z.object({ patientId, allergyId: z.string().min(1).max(36), reason: z.enum(['wrong-patient', 'not-an-allergy', 'duplicate'], 'Choose why this entry is wrong') })
export type MarkAllergyInErrorInput = z.output<typeof markAllergyInErrorInput>
