import type { Clinic } from '@/lib/data/clinic'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { Refusal } from '@/lib/errors/refusals'

/** A reminder goes out when the appointment is between this many hours away. */
const window = { fromHours: 2, untilHours: 24 } as const

/** Booked appointments that begin within a day. */
export async function findAppointmentsToRemind({ clinic, now }: { clinic: Clinic; now: () => Date }): Promise<Appointment[]> {
  const after = (hours: number) => new Date(now().getTime() + hours * 3_600_000).toISOString()
  const { items } = await clinic.appointments.list({ where: { status: 'booked', startAt: { from: after(window.fromHours), until: after(window.untilHours) } }, orderBy: ['startAt', 'asc'], limit: 200 })
  return items
}

export type Reminder = { userId: string; wantsEmail: boolean }

/**
 * Puts the reminder into the patient's notifications, once: its id is made from the appointment and its time.
 * @returns whom to write to, or null when it was told already or there is nobody to tell
 */
export async function remindOfAppointment({ clinic, now }: { clinic: Clinic; now: () => Date }, appointment: Appointment): Promise<Reminder | null> {
  const patient = await clinic.patients.get(appointment.patientId)
  if (patient.userId === null || patient.status !== 'active' || patient.deceasedOn !== null) return null
  const { userId } = patient
  const id = `r${Date.parse(appointment.startAt).toString(36)}-${appointment.id}`.slice(0, 36)
  if (await clinic.notifications.find(id)) return null
  try {
    await clinic.transaction((tx) => {
      tx.inbox.tell({ id, userId, level: 'information', kind: 'appointment.reminder', words: 'You have an appointment within the next day.', link: '/portal/appointments', patientId: patient.id, subjectId: appointment.id })
      tx.auditTrail.append({ what: 'appointment.reminded', purpose: 'operations', patientId: patient.id, subjectTable: 'appointments', subjectId: appointment.id })
    })
    return { userId, wantsEmail: patient.communication?.email ?? true }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record.changed-meanwhile') return null
    throw error
  }
}
