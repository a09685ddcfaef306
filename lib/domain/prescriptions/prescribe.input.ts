import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'
import { doseInstruction, overrideReasons } from './prescription.schema'

const id = z.string().min(1).max(36)
const clientId = z.string().regex(/^[a-z0-9]{20}$/)
const version = z.int().min(0)

const dose = doseInstruction.extend({
  amount: z.number('Enter the dose').positive('Enter a dose above zero').max(1_000_000, 'This dose is not possible'),
  formUnits: z.number().positive('Enter how many').max(10_000, 'This is not possible').nullable(),
  frequency: z.string().min(1, 'Choose how often').max(40),
  route: z.string().min(1, 'Choose the route').max(40),
  asNeededFor: optionalWords(120),
  maxPerDay: z.number().positive('Enter the most in 24 hours').max(48, 'Enter 48 or fewer').nullable(),
  durationDays: z.int('Enter whole days').positive('Enter a number of days').max(366, 'Enter 366 days or fewer').nullable(),
  extra: z.string().trim().max(200, 'Use 200 characters or fewer'),
})

/** A line while it is written: enough to be checked. */
export const checkLine = z.object({ id: clientId, medicineCode: z.string().min(1, 'Choose a medicine').max(60), dose })
export type CheckLine = z.output<typeof checkLine>

/** A line that can be kept. Quantities are whole pieces. */
export const prescribedLine = checkLine.extend({
  quantity: z.int('Enter a whole number').min(1, 'Enter the quantity to supply').max(5000, 'Enter 5,000 or fewer'),
  refills: z.int('Enter a whole number').min(0, 'Enter 0 or more').max(11, 'Enter 11 or fewer'),
  isSubstitutionAllowed: z.boolean(),
  indication: optionalWords(160),
})
export type PrescribedLine = z.output<typeof prescribedLine>

const lines = z.array(prescribedLine).max(15, 'Up to fifteen medicines fit on one prescription')
const reasoned = z.object({ findingId: z.string().min(1).max(120), reason: z.enum(overrideReasons, 'Choose a reason'), words: z.string().trim().max(500, 'Use 500 characters or fewer') })
export const reasonedOverrides = z.array(reasoned).max(60)
export type ReasonedOverride = z.output<typeof reasoned>

export const searchMedicinesInput = z.object({ words: z.string().trim().min(3, 'Type at least 3 letters').max(60) })

export const checkDraftInput = z.object({ patientId: id, lines: z.array(checkLine).max(15) })
export type CheckDraftInput = z.output<typeof checkDraftInput>

export const saveDraftInput = z.object({ id: clientId, patientId: id, encounterId: id.nullable(), version, lines, noteToPharmacist: optionalWords(1000) })
export type SaveDraftInput = z.output<typeof saveDraftInput>

export const discardDraftInput = z.object({ id, version })
export type DiscardDraftInput = z.output<typeof discardDraftInput>

export const signPrescriptionInput = z.object({ id, version, overrides: reasonedOverrides, priority: z.enum(['routine', 'urgent', 'stat']) })
export type SignPrescriptionInput = z.output<typeof signPrescriptionInput>

const reason = z.string().trim().min(3, 'Say why, in a few words').max(200, 'Use 200 characters or fewer')
export const stopPrescriptionInput = z.object({ prescriptionId: id, version, reason })
export type StopPrescriptionInput = z.output<typeof stopPrescriptionInput>

export const holdPrescriptionInput = z.object({ prescriptionId: id, version, reason })
export type HoldPrescriptionInput = z.output<typeof holdPrescriptionInput>

export const resumePrescriptionInput = z.object({ prescriptionId: id, version })
export type ResumePrescriptionInput = z.output<typeof resumePrescriptionInput>

export const answerQueryInput = z.object({ dispenseId: id, version, answer: z.string().trim().min(3, 'Write an answer').max(400, 'Use 400 characters or fewer') })
export type AnswerQueryInput = z.output<typeof answerQueryInput>
