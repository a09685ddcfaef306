import { z } from 'zod'
import { optionalWords } from '@/lib/domain/optional-words'

const id = z.string().min(1).max(36)
const kind = z.enum(['in-person', 'video', 'phone'], 'Choose how you will meet')
const reason = optionalWords(500)
const startAt = z.iso.datetime({ offset: true, error: 'Choose a time' })

/** A booking. `id` is made once when the form is shown; a patient books for themselves whatever `patientId` says. */
export const bookAppointmentInput = z.object({ id: z.string().regex(/^[a-z0-9]{20}$/), patientId: id, practitionerUserId: id.describe('Choose a clinician'), startAt, kind, reason })
export type BookAppointmentInput = z.output<typeof bookAppointmentInput>

export const cancelAppointmentInput = z.object({ appointmentId: id, reason: z.string().trim().min(3, 'Say in a few words why').max(200, 'Use 200 characters or fewer') })
export type CancelAppointmentInput = z.output<typeof cancelAppointmentInput>

export const checkInAppointmentInput = z.object({ appointmentId: id })
export type CheckInAppointmentInput = z.output<typeof checkInAppointmentInput>

export const listFreeSlotsInput = z.object({ practitionerUserId: id, fromDay: z.iso.date('Choose a day'), days: z.int().min(1).max(14) })
export type ListFreeSlotsInput = z.output<typeof listFreeSlotsInput>
