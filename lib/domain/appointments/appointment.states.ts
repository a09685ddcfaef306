import { appointmentPolicy } from '@/lib/domain/appointments/appointment-policy.table'
import type { AppointmentPolicy } from '@/lib/domain/appointments/appointment-policy.table'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { occupies, overlaps } from '@/lib/domain/appointments/slots'
import type { Slot } from '@/lib/domain/appointments/slots'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { nextState, requireReason } from '@/lib/domain/state-table'
import type { StateTable } from '@/lib/domain/state-table'
import { refuse } from '@/lib/errors/refusal'

export type AppointmentStatus = Appointment['status']
export type AppointmentVerb =
  | 'offer' | 'decline' | 'confirm' | 'expire' | 'arrive' | 'checkIn' | 'startVisit' | 'leave' | 'missed' | 'undoMissed'
  | 'cancel' | 'replace' | 'joinWaitlist' | 'acceptOffer' | 'markWrong'

const wrong = { markWrong: 'entered-in-error' } as const

/** The life of an appointment. A moved appointment is a new one; the old one is cancelled as rescheduled. */
export const nextStates: StateTable<AppointmentStatus, AppointmentVerb> = {
  proposed: { offer: 'pending', decline: 'cancelled', joinWaitlist: 'waitlist', cancel: 'cancelled', ...wrong },
  pending: { confirm: 'booked', expire: 'cancelled', cancel: 'cancelled', ...wrong },
  booked: { arrive: 'arrived', missed: 'noshow', cancel: 'cancelled', replace: 'cancelled', ...wrong },
  arrived: { checkIn: 'checked-in', leave: 'cancelled', ...wrong },
  'checked-in': { startVisit: 'fulfilled', leave: 'cancelled', ...wrong },
  fulfilled: wrong,
  cancelled: { joinWaitlist: 'waitlist', ...wrong },
  noshow: { undoMissed: 'booked', arrive: 'arrived', ...wrong },
  waitlist: { acceptOffer: 'pending', cancel: 'cancelled', ...wrong },
  'entered-in-error': {},
}

const move = (appointment: Appointment, verb: AppointmentVerb): AppointmentStatus => nextState(nextStates, { from: appointment.status, verb }, 'appointment.wrong-state')

const plusMinutes = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** When a hold taken now runs out. */
export const holdUntil = (at: string, policy: AppointmentPolicy = appointmentPolicy): string => plusMinutes(at, policy.holdMinutes)

/** Refuses one request too many. @throws `appointment.too-many-requests` */
export function checkOpenRequests(openRequests: number, policy: AppointmentPolicy = appointmentPolicy): void {
  if (openRequests >= policy.maxOpenRequests) refuse('appointment.too-many-requests', { values: { most: policy.maxOpenRequests } })
}

interface SlotStep {
  slot: Pick<Slot, 'startAt' | 'endAt'>
  at: string
}

/** Staff answer a request with a slot. @throws `appointment.wrong-state`, `appointment.slot-past` */
export const offer = (appointment: Appointment, step: SlotStep, policy: AppointmentPolicy = appointmentPolicy): Appointment => held(appointment, 'offer', { ...step, until: plusMinutes(step.at, policy.offerMinutes) })

/** Somebody on the waiting list takes the slot offered. @throws `appointment.wrong-state`, `appointment.slot-past` */
export const acceptOffer = (appointment: Appointment, step: SlotStep, policy: AppointmentPolicy = appointmentPolicy): Appointment => held(appointment, 'acceptOffer', { ...step, until: holdUntil(step.at, policy) })

function held(appointment: Appointment, verb: AppointmentVerb, { slot, at, until }: SlotStep & { until: string }): Appointment {
  const status = move(appointment, verb)
  if (Date.parse(slot.startAt) <= Date.parse(at)) refuse('appointment.slot-past')
  return { ...appointment, status, startAt: slot.startAt, endAt: slot.endAt, holdExpiresAt: until }
}

/** Refuses a request with a reason. */
export const decline = (appointment: Appointment, { reason }: { reason: string }): Appointment => ended(appointment, 'decline', reason)

export interface ConfirmStep {
  at: string
  /** The patient's other appointments. */
  others: readonly Pick<Appointment, 'id' | 'startAt' | 'endAt' | 'status' | 'holdExpiresAt'>[]
}

/** Turns a hold into a booking. @throws `appointment.wrong-state`, `.hold-expired`, `.overlaps` */
export function confirm(appointment: Appointment, { at, others }: ConfirmStep): Appointment {
  const status = move(appointment, 'confirm')
  if (appointment.holdExpiresAt === null || Date.parse(appointment.holdExpiresAt) <= Date.parse(at)) refuse('appointment.hold-expired')
  const isTaken = others.some((other) => other.id !== appointment.id && occupies(other, at) && overlaps(other, appointment))
  if (isTaken) refuse('appointment.overlaps')
  return { ...appointment, status, holdExpiresAt: null }
}

/** A hold nobody confirmed. @throws `appointment.wrong-state`, `appointment.hold-running` */
export function expire(appointment: Appointment, { at }: { at: string }): Appointment {
  const status = move(appointment, 'expire')
  if (appointment.holdExpiresAt !== null && Date.parse(appointment.holdExpiresAt) > Date.parse(at)) refuse('appointment.hold-running')
  return { ...appointment, status, holdExpiresAt: null, cancelReason: 'Not confirmed in time' }
}

/** Books past the seats of a slot. Needs its own permission, checked by the caller. @throws `appointment.reason-needed` */
export const overbook = (appointment: Appointment, { reason }: { reason: string }): Appointment => {
  requireReason(reason, 'appointment.reason-needed')
  return { ...appointment, isOverbooked: true }
}

/** The patient is here. Only on the day, by the clock of the place. @throws `appointment.wrong-state`, `.other-day`, `.too-late` */
export function arrive(appointment: Appointment, { at }: { at: string }, policy: AppointmentPolicy = appointmentPolicy): Appointment {
  const status = move(appointment, 'arrive')
  if (appointment.status === 'noshow') refuseTooLate(appointment, at, policy)
  const isToday = wallTimeAt(at, appointment.timeZone).day === wallTimeAt(appointment.startAt, appointment.timeZone).day
  if (!isToday) refuse('appointment.other-day')
  return { ...appointment, status }
}

/** Papers done, waiting to be seen. */
export const checkIn = (appointment: Appointment): Appointment => ({ ...appointment, status: move(appointment, 'checkIn') })

/** The visit begins. @throws `appointment.wrong-state` */
export const startVisit = (appointment: Appointment, { encounterId }: { encounterId: string }): Appointment => ({ ...appointment, status: move(appointment, 'startVisit'), encounterId })

/** Left before being seen. */
export const leave = (appointment: Appointment): Appointment => ({ ...appointment, status: move(appointment, 'leave'), cancelReason: 'Left without being seen' })

/** Nobody came. @throws `appointment.wrong-state`, `appointment.still-in-grace` */
export function markMissed(appointment: Appointment, { at }: { at: string }, policy: AppointmentPolicy = appointmentPolicy): Appointment {
  const status = move(appointment, 'missed')
  if (Date.parse(at) < Date.parse(appointment.startAt) + policy.graceMinutes * 60_000) refuse('appointment.still-in-grace')
  return { ...appointment, status }
}

/** They had come after all, or were marked by mistake. @throws `appointment.wrong-state`, `appointment.too-late` */
export function undoMissed(appointment: Appointment, { at }: { at: string }, policy: AppointmentPolicy = appointmentPolicy): Appointment {
  const status = move(appointment, 'undoMissed')
  refuseTooLate(appointment, at, policy)
  return { ...appointment, status }
}

function refuseTooLate(appointment: Appointment, at: string, policy: AppointmentPolicy): void {
  if (Date.parse(at) > Date.parse(appointment.startAt) + policy.undoNoShowHours * 3_600_000) refuse('appointment.too-late')
}

export interface CancelStep {
  at: string
  reason: string
  /** A patient cancelling by themselves keeps to the cut-off; staff do not. */
  byPatient: boolean
}

/** Calls an appointment off. @throws `appointment.wrong-state`, `.too-late-to-cancel`, `.reason-needed` */
export function cancel(appointment: Appointment, { at, reason, byPatient }: CancelStep, policy: AppointmentPolicy = appointmentPolicy): Appointment {
  const isLate = Date.parse(at) > Date.parse(appointment.startAt) - policy.cancelCutoffHours * 3_600_000
  const cancelled = ended(appointment, 'cancel', reason)
  if (byPatient && isLate && appointment.status === 'booked') refuse('appointment.too-late-to-cancel', { values: { hours: policy.cancelCutoffHours } })
  return cancelled
}

function ended(appointment: Appointment, verb: AppointmentVerb, reason: string): Appointment {
  return { ...appointment, status: move(appointment, verb), holdExpiresAt: null, cancelReason: requireReason(reason, 'appointment.reason-needed') }
}

/** The old half of moving an appointment; the new one is held first, in the same transaction. */
export const replace = (appointment: Appointment): Appointment => ({ ...appointment, status: move(appointment, 'replace'), cancelReason: 'Rescheduled' })

/** Waits for something earlier. */
export const joinWaitlist = (appointment: Appointment): Appointment => ({ ...appointment, status: move(appointment, 'joinWaitlist'), holdExpiresAt: null })

/** Wrong patient or a test entry. @throws `appointment.wrong-state`, `appointment.reason-needed` */
export const markWrong = (appointment: Appointment, { reason }: { reason: string }): Appointment => ended(appointment, 'markWrong', reason)
