import { z } from 'zod'

export const emergencyReasons = ['emergency-treatment', 'deteriorating-patient', 'covering-colleague'] as const

/** Asks for a restricted record without a care relationship. Lasts a few hours and is reviewed by somebody else. */
export const claimEmergencyAccessInput = z.object({ id: z.string().regex(/^[a-z0-9]{20}$/), patientId: z.string().min(1).max(36), reason: z.enum(emergencyReasons, 'Choose why you need this record now') })
export type ClaimEmergencyAccessInput = z.output<typeof claimEmergencyAccessInput>
