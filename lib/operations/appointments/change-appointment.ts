import { arrive, cancel, checkIn } from '@/lib/domain/appointments/appointment.states'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { CancelAppointmentInput, CheckInAppointmentInput } from '@/lib/domain/appointments/book-appointment.input'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'
import { aboutOf } from '@/lib/operations/patients/patient-in-care'

/**
 * The patient is at the desk: arrived and checked in, in one press.
 * @throws Refusal appointment.wrong-state, .other-day, .too-late, record.not-found
 */
export async function checkInAppointment(context: OperationContext, { appointmentId }: CheckInAppointmentInput): Promise<Appointment> {
  const { clinic, now } = context
  const appointment = await ownAppointment(context, appointmentId)
  if (appointment.status === 'checked-in') return appointment
  const arrived = appointment.status === 'arrived' ? appointment : arrive(appointment, { at: now().toISOString() })
  const about = aboutOf(await clinic.patients.get(appointment.patientId))
  return clinic.transaction((tx) => {
    const saved = tx.appointments.save(checkIn(arrived), { about, verb: 'appointment.checked-in' })
    tx.auditTrail.append({ what: 'appointment.checked-in', patientId: appointment.patientId, subjectTable: 'appointments', subjectId: appointment.id })
    tx.doorbell.ring('appointment.changed', appointment.id, about)
    return saved
  })
}

/**
 * Calls an appointment off and gives its seat back. A patient keeps to the cut-off, staff do not.
 * @throws Refusal appointment.wrong-state, .too-late-to-cancel, .reason-needed, record.not-found
 */
export async function cancelAppointment(context: OperationContext, { appointmentId, reason }: CancelAppointmentInput): Promise<Appointment> {
  const { actor, clinic, now } = context
  const appointment = await ownAppointment(context, appointmentId)
  const cancelled = cancel(appointment, { at: now().toISOString(), reason, byPatient: actor.role === 'patient' })
  const [patient, claims] = await Promise.all([clinic.patients.get(appointment.patientId), clinic.slotClaims.list({ where: { appointmentId: appointment.id }, limit: 10 })])
  const about = aboutOf(patient)
  return clinic.transaction((tx) => {
    const saved = tx.appointments.save(cancelled, { about, verb: 'appointment.cancelled' })
    for (const claim of claims.items) tx.slotClaims.remove(claim.id)
    if (actor.role !== 'patient' && patient.userId) tx.inbox.tell({ userId: patient.userId, level: 'information', kind: 'appointment.cancelled', words: 'Your clinic called an appointment off. Book another time.', link: '/portal/appointments', patientId: patient.id, subjectId: appointment.id })
    tx.auditTrail.append({ what: 'appointment.cancelled', patientId: appointment.patientId, subjectTable: 'appointments', subjectId: appointment.id })
    tx.doorbell.ring('appointment.changed', appointment.id, about)
    return saved
  })
}

/** Read as the person: a patient finds only their own, staff only their clinic's. */
async function ownAppointment({ actor, data }: OperationContext, appointmentId: string): Promise<Appointment> {
  const appointment = await data.appointments.get(appointmentId)
  const isOwn = actor.role !== 'patient' || appointment.patientId === actor.patientId
  return isOwn && appointment.organisationId === actor.organisationId ? appointment : refuse('record.not-found')
}
