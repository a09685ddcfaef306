import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'

const id = z.string().min(1).max(36)
const clientId = z.string().regex(/^[a-z0-9]{20}$/)

/** Starts a visit, from an appointment or without one. */
export const startEncounterInput = z.object({
  id: clientId,
  patientId: id,
  appointmentId: z.string().max(36).nullable(),
  kind: z.enum(['in-person', 'video', 'phone'], 'Choose how you meet'),
  reason: optionalWords(500),
})
export type StartEncounterInput = z.output<typeof startEncounterInput>

export const finishEncounterInput = z.object({ patientId: id, encounterId: id })
export type FinishEncounterInput = z.output<typeof finishEncounterInput>
