import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { Encounter, Note } from '@/lib/domain/visits/visit.schema'

const at = '2026-03-05T08:00:00.000Z'
const head = { organisationId: 'org-1', version: 1, createdAt: at, updatedAt: at, patientId: 'patient-1' }

/** Twenty minutes in London that are proposed and not booked, with whatever the test needs changed. */
export const anAppointment = (changes: Partial<Appointment> = {}): Appointment => ({
  ...head, id: 'appointment-1', patientName: 'Amina Osei', practitionerUserId: 'doctor-1', practitionerName: 'Dr Grace Lindqvist', startAt: '2026-03-10T09:00:00.000Z', endAt: '2026-03-10T09:20:00.000Z',
  timeZone: 'Europe/London', kind: 'in-person', status: 'proposed', reason: null, holdExpiresAt: null, cancelReason: null, bookedBy: 'patient-1', encounterId: null, isOverbooked: false, ...changes,
})

/** A planned visit that nobody began, with whatever the test needs changed. */
export const anEncounter = (changes: Partial<Encounter> = {}): Encounter => ({
  ...head, id: 'encounter-1', practitionerUserId: 'doctor-1', practitionerName: 'Dr Grace Lindqvist', appointmentId: null, status: 'planned', kind: 'in-person', reason: null, startedAt: null, endedAt: null, location: null, ...changes,
})

/** An unsigned draft of a note by the encounter's doctor, with whatever the test needs changed. */
export const aNote = (changes: Partial<Note> = {}): Note => ({
  ...head, id: 'note-1', encounterId: 'encounter-1', authorId: 'doctor-1', authorName: 'Dr Grace Lindqvist', status: 'draft', subjective: 'Cough for three days.', objective: '', assessment: '', plan: '',
  savedAt: at, signedBy: null, signedByName: null, signedAt: null, contentHash: null, ...changes,
})
