import { z } from 'zod'
import { flag, id, instant, integer, maybe, nested, oneOf, privateText, record, text } from '../record'

export const weeklyHours = z.array(z.object({ weekday: z.int().min(1).max(7), from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) }))
export const scheduleException = z.array(z.object({ on: z.iso.date(), from: z.string().nullable(), to: z.string().nullable(), open: z.boolean(), reason: z.string() }))

/** When a practitioner receives patients, in wall-clock hours of the place of care. Weekday 1 is Monday. */
export const schedule = record({
  practitionerUserId: id(),
  practitionerName: text(120),
  timeZone: text(60),
  weekly: nested(weeklyHours, 4000),
  exceptions: maybe(nested(scheduleException, 8000)),
  slotMinutes: integer(),
  seats: integer(),
  validFrom: instant(),
  validUntil: maybe(instant()),
})
export type Schedule = z.infer<typeof schedule>

export const appointmentStatuses = ['proposed', 'pending', 'booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow', 'waitlist', 'entered-in-error'] as const

export const appointment = record({
  patientId: id(),
  patientName: text(180),
  practitionerUserId: id(),
  practitionerName: text(120),
  startAt: instant(),
  endAt: instant(),
  timeZone: text(60),
  kind: oneOf(['in-person', 'video', 'phone']),
  status: oneOf(appointmentStatuses),
  reason: maybe(privateText(500)),
  holdExpiresAt: maybe(instant()),
  cancelReason: maybe(text(200)),
  bookedBy: id(),
  encounterId: maybe(id()),
  isOverbooked: flag(),
})
export type Appointment = z.infer<typeof appointment>

/** One seat of one slot. Its row id is made from practitioner, start and seat, so only one booking can hold it. */
export const slotClaim = record({ practitionerUserId: id(), startAt: instant(), seat: integer(), appointmentId: id(), state: oneOf(['busy-tentative', 'busy']), expiresAt: maybe(instant()) })
export type SlotClaim = z.infer<typeof slotClaim>

/**
 * One row per booking of a patient, numbered. Two bookings made in the same moment, with whichever clinicians, both want
 * the next number and one gets it: the other looks at the first before it goes on.
 */
export const bookingTurn = record({ patientId: id(), number: integer(), appointmentId: id() })
export type BookingTurn = z.infer<typeof bookingTurn>

export const waitlistEntry = record({ patientId: id(), practitionerUserId: id(), earliestAt: instant(), latestAt: maybe(instant()), status: oneOf(['waiting', 'offered', 'accepted', 'left']), offeredAppointmentId: maybe(id()) })
export type WaitlistEntry = z.infer<typeof waitlistEntry>
