import { z } from 'zod'
import { identifierChecks } from './identifier-checks.table'

const id = z.string().min(1).max(36)

export const printSpecimenLabelInput = z.object({ specimenId: id, reason: z.string().max(200).optional() })
export type PrintSpecimenLabelInput = z.output<typeof printSpecimenLabelInput>

export const collectSpecimenInput = z.object({
  specimenId: id,
  /** Null: now. */
  collectedAt: z.iso.datetime({ offset: true, error: 'Enter the time the specimen was taken' }).nullable(),
  identifiersMatched: z.array(z.enum(identifierChecks)).min(2, 'Compare at least two things that identify the patient'),
})
export type CollectSpecimenInput = z.output<typeof collectSpecimenInput>

export const receiveSpecimenInput = z.object({ specimenId: id })
export type ReceiveSpecimenInput = z.output<typeof receiveSpecimenInput>

export const rejectSpecimenInput = z.object({ specimenId: id, code: z.string().min(1, 'Choose why the specimen is rejected').max(40), note: z.string().trim().max(500, 'Use 500 characters or fewer') })
export type RejectSpecimenInput = z.output<typeof rejectSpecimenInput>

export const findSpecimenInput = z.object({ number: z.string().trim().min(1, 'Scan or type the number of the tube').max(30, 'This is longer than a specimen number') })
