import { z } from 'zod'

const id = z.string().min(1).max(36)

export const searchDiagnosesInput = z.object({ words: z.string().trim().max(80, 'Use fewer words') })
export type SearchDiagnosesInput = z.output<typeof searchDiagnosesInput>

/** One diagnosis of a visit. Its title comes from the table, never from the browser. */
export const recordDiagnosisInput = z.object({
  id: z.string().regex(/^[a-z0-9]{20}$/),
  patientId: id,
  encounterId: id,
  code: z.string('Choose a diagnosis from the list').min(3, 'Choose a diagnosis from the list').max(10),
  rank: z.enum(['primary', 'secondary']),
  certainty: z.enum(['provisional', 'confirmed'], 'Choose how sure this is'),
})
export type RecordDiagnosisInput = z.output<typeof recordDiagnosisInput>

export const changeDiagnosisInput = z.object({ patientId: id, diagnosisId: id, change: z.enum(['resolve', 'confirm', 'mark-in-error']) })
export type ChangeDiagnosisInput = z.output<typeof changeDiagnosisInput>
