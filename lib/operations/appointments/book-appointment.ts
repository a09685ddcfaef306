import type { Appointment, SlotClaim } from '@/lib/domain/appointments/appointment.schema'
import type { BookAppointmentInput } from '@/lib/domain/appointments/book-appointment.input'
import { freeSeats, generateSlots, occupies, overlaps, type Slot } from '@/lib/domain/appointments/slots'
import { shiftDay, wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { Refusal, refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import { lookAgain } from '@/lib/operations/look-again'
import type { OperationContext } from '@/lib/operations/operation'
import { aboutOf, patientToTreat } from '@/lib/operations/patients/patient-in-care'
import { bookingTurnId, slotClaimId } from './slot-claim-id'

/**
 * Books a slot. Each seat of a slot is one row with an id made from it, so of any number of people who want the last
 * seat one gets it. A patient's bookings take turns in the same way: of two at overlapping times, made in the same moment
 * with two clinicians, one is made and the other refused. Staff book for a patient; a patient books for themselves.
 * @throws Refusal appointment.slot-taken, .slot-past, .not-offered, .overlaps, patient.not-active, record.not-found
 */
export async function bookAppointment(context: OperationContext, input: BookAppointmentInput): Promise<Appointment> {
  const patient = await bookedFor(context, input.patientId)
  const findMine = async () => {
    const found = await context.clinic.appointments.find(input.id)
    return found?.patientId === patient.id && found.bookedBy === context.actor.id ? found : null
  }
  const before = await findMine()
  if (before) return before

  const { slot, practitionerName, timeZone } = await offeredSlot(context, input)
  return lookAgain(() => createOnce(findMine, async () => takeOneOf(context, { ...(await openSeats(context, { slot, input, patient })), input, patient, slot, practitionerName, timeZone })))
}

async function bookedFor(context: OperationContext, patientId: string): Promise<Patient> {
  const { actor, clinic } = context
  if (actor.role !== 'patient') return (await patientToTreat(context, patientId)).patient
  const own = actor.patientId === null ? null : await clinic.patients.find(actor.patientId)
  if (!own || own.organisationId !== actor.organisationId) refuse('record.not-found')
  if (own.status !== 'active') refuse('patient.not-active', { values: { status: own.status.replaceAll('-', ' ') } })
  return own
}

async function offeredSlot({ clinic, actor, now }: OperationContext, input: BookAppointmentInput): Promise<{ slot: Slot; practitionerName: string; timeZone: string }> {
  if (Date.parse(input.startAt) <= now().getTime()) refuse('appointment.slot-past')
  // Schedules are the clinic's: a patient cannot read them, only what they offer.
  const { items } = await clinic.schedules.list({ where: { organisationId: actor.organisationId, practitionerUserId: input.practitionerUserId }, limit: 20 })
  for (const schedule of items) {
    const slots = generateSlots(schedule, { fromDay: wallTimeAt(input.startAt, schedule.timeZone).day, days: 1 })
    const slot = slots.find((candidate) => Date.parse(candidate.startAt) === Date.parse(input.startAt))
    if (slot) return { slot, practitionerName: schedule.practitionerName, timeZone: schedule.timeZone }
  }
  return refuse('appointment.not-offered', { field: 'startAt' })
}

type Wanted = { slot: Slot; input: BookAppointmentInput; patient: Patient }

async function openSeats({ clinic, now }: OperationContext, { slot, input, patient }: Wanted): Promise<{ seats: number[]; turn: number }> {
  const at = now().toISOString()
  const day = slot.startAt.slice(0, 10)
  // The turn before the appointments: a booking made in between has the number that ours then wants.
  const turn = await nextTurn(clinic, patient.id)
  const [claims, others] = await Promise.all([
    clinic.slotClaims.list({ where: { practitionerUserId: input.practitionerUserId, startAt: slot.startAt }, limit: 100 }),
    clinic.appointments.list({ where: { patientId: patient.id, startAt: { from: `${shiftDay(day, -1)}T00:00:00.000Z`, until: `${shiftDay(day, 1)}T23:59:59.999Z` } }, limit: 100 }),
  ])
  if (others.items.some((other) => occupies(other, at) && overlaps(other, slot))) refuse('appointment.overlaps')
  const seats = freeSeats(slot, claims.items, at)
  if (seats.length === 0) refuse('appointment.slot-taken', { field: 'startAt' })
  await clearExpired(clinic, claims.items, seats)
  return { seats, turn }
}

/** The number of the patient's next booking. */
async function nextTurn(clinic: OperationContext['clinic'], patientId: string): Promise<number> {
  const last = await clinic.bookingTurns.first({ where: { patientId }, orderBy: ['number', 'desc'] })
  return (last?.number ?? 0) + 1
}

/** A hold that ran out still lies on its row; it goes first, or nobody could take the seat again. */
async function clearExpired(clinic: OperationContext['clinic'], claims: readonly SlotClaim[], free: readonly number[]): Promise<void> {
  const stale = claims.filter((claim) => free.includes(claim.seat))
  if (stale.length > 0) await clinic.transaction((tx) => stale.forEach((claim) => tx.slotClaims.remove(claim.id)))
}

type Taking = Wanted & { seats: readonly number[]; turn: number; practitionerName: string; timeZone: string }

/** Tries one seat after the other; losing each of them means the slot is gone. A turn that somebody else took means to look at everything again. */
async function takeOneOf(context: OperationContext, taking: Taking): Promise<Appointment> {
  for (const seat of taking.seats) {
    const appointment = await takeSeat(context, taking, seat)
    if (appointment) return appointment
    const [mine, next] = await Promise.all([context.clinic.appointments.find(taking.input.id), nextTurn(context.clinic, taking.patient.id)])
    if (mine || next !== taking.turn) throw new Refusal('record.changed-meanwhile')
  }
  return refuse('appointment.slot-taken', { field: 'startAt' })
}

async function takeSeat({ clinic, actor }: OperationContext, { input, patient, slot, turn, practitionerName, timeZone }: Taking, seat: number): Promise<Appointment | null> {
  const about = aboutOf(patient)
  const own = { organisationId: actor.organisationId }
  try {
    return await clinic.transaction((tx) => {
      tx.slotClaims.create({ ...own, id: slotClaimId(input.practitionerUserId, slot.startAt, seat), practitionerUserId: input.practitionerUserId, startAt: slot.startAt, seat, appointmentId: input.id, state: 'busy', expiresAt: null })
      tx.bookingTurns.create({ ...own, id: bookingTurnId(patient.id, turn), patientId: patient.id, number: turn, appointmentId: input.id })
      const appointment = tx.appointments.create({
        ...own, id: input.id, patientId: patient.id, patientName: `${patient.familyName.toUpperCase()}, ${patient.givenName}`, practitionerUserId: input.practitionerUserId, practitionerName,
        startAt: slot.startAt, endAt: slot.endAt, timeZone, kind: input.kind, status: 'booked', reason: input.reason, holdExpiresAt: null, cancelReason: null, bookedBy: actor.id, encounterId: null, isOverbooked: false,
      }, { about, verb: 'appointment.booked' })
      tx.auditTrail.append({ what: 'appointment.booked', patientId: patient.id, subjectTable: 'appointments', subjectId: appointment.id, facts: { seat } })
      tx.doorbell.ring('appointment.changed', appointment.id, about)
      return appointment
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record.changed-meanwhile') return null
    throw error
  }
}
