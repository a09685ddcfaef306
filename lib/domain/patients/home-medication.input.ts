import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'

const patientId = z.string().min(1).max(36)

/** A medicine somebody takes at home. Chosen from the formulary it can be checked; written by hand it is shown as not checked. */
export const recordHomeMedicationInput = z.object({
  id: z.string().regex(/^[a-z0-9]{20}$/),
  patientId,
  name: z.string().trim().min(2, 'Enter the name on the packet').max(160, 'Use 160 characters or fewer'),
  medicineCode: z.string().max(60).nullable(),
  dose: optionalWords(120),
  frequency: optionalWords(120),
  startedOn: optionalWords(10),
})
export type RecordHomeMedicationInput = z.output<typeof recordHomeMedicationInput>

export const stopHomeMedicationInput = z.object({ patientId, homeMedicationId: z.string().min(1).max(36) })
export type StopHomeMedicationInput = z.output<typeof stopHomeMedicationInput>

/** Asked, and the person takes nothing regularly. */
export const recordNoHomeMedicationsInput = z.object({ patientId })
export type RecordNoHomeMedicationsInput = z.output<typeof recordNoHomeMedicationsInput>
