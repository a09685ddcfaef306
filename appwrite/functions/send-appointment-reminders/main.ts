import { findAppointmentsToRemind, remindOfAppointment } from '@/lib/operations/appointments/remind-of-appointment'
import { formatInstantForPatient } from '@/lib/format/instants'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { eachByItself } from '../each-by-itself'
import type { FunctionCall } from '../function-call'
import { openFunction, type OpenFunction } from '../open-function'

/** Reminds patients of tomorrow's appointments. The mail says where and when, never why. */
export default async function main(call: FunctionCall): Promise<unknown> {
  const opened = openFunction(call, 'send-appointment-reminders')
  const due = await findAppointmentsToRemind({ clinic: opened.clinicOf('installation'), now: opened.now })
  const { done, failed } = await eachByItself(call, due, (appointment) => remind(opened, appointment))
  return call.res.json({ reminded: done, failed }, failed ? 500 : 200)
}

async function remind(opened: OpenFunction, appointment: Appointment): Promise<boolean> {
  const clinic = opened.clinicOf(appointment.organisationId)
  const reminder = await remindOfAppointment({ clinic, now: opened.now }, appointment)
  if (!reminder) return false
  if (!reminder.wantsEmail) return true
  const organisation = await clinic.organisations.get(appointment.organisationId)
  const when = formatInstantForPatient(appointment.startAt, appointment.timeZone)
  await opened.send({
    id: `r${Date.parse(appointment.startAt).toString(36)}-${appointment.id}`.slice(0, 36), userId: reminder.userId, subject: `Your appointment at ${organisation.name}`,
    words: `You have an appointment at ${organisation.name} on ${when}.\n\nIf you cannot come, please cancel it in your account or call us${organisation.phone ? ` on ${organisation.phone}` : ''}.`,
  })
  return true
}
