import { describe, expect, it } from 'vitest'
import { appointmentStatuses } from '@/lib/domain/appointments/appointment.schema'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { acceptOffer, arrive, cancel, checkIn, checkOpenRequests, confirm, decline, expire, holdUntil, joinWaitlist, leave, markMissed, markWrong, nextStates, offer, overbook, replace, startVisit, undoMissed } from '@/lib/domain/appointments/appointment.states'
import type { AppointmentVerb } from '@/lib/domain/appointments/appointment.states'
import { anAppointment } from '@/lib/testing/visit-records'
import { refusalCode } from '@/lib/testing/refusal-code'

const before = '2026-03-09T09:00:00.000Z'
const onTime = '2026-03-10T08:50:00.000Z'
const later = '2026-03-10T09:30:00.000Z'
const slot = { startAt: '2026-03-11T09:00:00.000Z', endAt: '2026-03-11T09:20:00.000Z' }
const reason = 'not needed any more'

const verbs: Record<AppointmentVerb, (appointment: Appointment) => Appointment> = {
  offer: (a) => offer(a, { slot, at: before }),
  decline: (a) => decline(a, { reason }),
  confirm: (a) => confirm({ ...a, holdExpiresAt: '2026-03-09T09:05:00.000Z' }, { at: before, others: [] }),
  expire: (a) => expire(a, { at: before }),
  arrive: (a) => arrive(a, { at: onTime }),
  checkIn,
  startVisit: (a) => startVisit(a, { encounterId: 'encounter-1' }),
  leave,
  missed: (a) => markMissed(a, { at: later }),
  undoMissed: (a) => undoMissed(a, { at: later }),
  cancel: (a) => cancel(a, { at: before, reason, byPatient: false }),
  replace,
  joinWaitlist,
  acceptOffer: (a) => acceptOffer(a, { slot, at: before }),
  markWrong: (a) => markWrong(a, { reason }),
}

it.each(appointmentStatuses.flatMap((status) => (Object.keys(verbs) as AppointmentVerb[]).map((verb) => [status, verb] as const)))('%s × %s', (status, verb) => {
  const to = nextStates[status][verb]
  if (to === undefined) return expect(refusalCode(() => verbs[verb](anAppointment({ status })))).toBe('appointment.wrong-state')
  expect(verbs[verb](anAppointment({ status })).status).toBe(to)
})

describe('guards', () => {
  const pending = anAppointment({ status: 'pending', holdExpiresAt: '2026-03-09T09:05:00.000Z' })
  const other = { id: 'appointment-2', startAt: '2026-03-10T09:10:00.000Z', endAt: '2026-03-10T09:30:00.000Z', status: 'booked' as const, holdExpiresAt: null }
  const booked = anAppointment({ status: 'booked' })
  it.each([
    ['confirming a second before the hold ends', () => confirm(pending, { at: '2026-03-09T09:04:59.000Z', others: [] }), 'done'],
    ['confirming when the hold ends', () => confirm(pending, { at: '2026-03-09T09:05:00.000Z', others: [] }), 'appointment.hold-expired'],
    ['confirming over another appointment', () => confirm(pending, { at: before, others: [other] }), 'appointment.overlaps'],
    ['confirming beside a cancelled one', () => confirm(pending, { at: before, others: [{ ...other, status: 'cancelled' }] }), 'done'],
    ['confirming right after another', () => confirm(pending, { at: before, others: [{ ...other, startAt: '2026-03-10T08:40:00.000Z', endAt: '2026-03-10T09:00:00.000Z' }] }), 'done'],
    ['expiring a running hold', () => expire(pending, { at: '2026-03-09T09:04:59.000Z' }), 'appointment.hold-running'],
    ['offering a time that has passed', () => offer(anAppointment(), { slot, at: slot.startAt }), 'appointment.slot-past'],
    ['arriving the day before', () => arrive(booked, { at: '2026-03-09T23:59:00.000Z' }), 'appointment.other-day'],
    ['arriving just after midnight of the place', () => arrive(booked, { at: '2026-03-10T00:00:00.000Z' }), 'done'],
    ['arriving on the day of the place though not of Greenwich', () => arrive(anAppointment({ status: 'booked', timeZone: 'Pacific/Auckland', startAt: '2026-03-09T21:00:00.000Z' }), { at: '2026-03-10T03:00:00.000Z' }), 'done'],
    ['missed a minute before the grace ends', () => markMissed(booked, { at: '2026-03-10T09:29:59.000Z' }), 'appointment.still-in-grace'],
    ['missed when the grace ends', () => markMissed(booked, { at: later }), 'done'],
    ['undoing after exactly a day', () => undoMissed(anAppointment({ status: 'noshow' }), { at: '2026-03-11T09:00:00.000Z' }), 'done'],
    ['undoing after more than a day', () => undoMissed(anAppointment({ status: 'noshow' }), { at: '2026-03-11T09:00:01.000Z' }), 'appointment.too-late'],
    ['a patient cancelling a day before', () => cancel(booked, { at: before, reason, byPatient: true }), 'done'],
    ['a patient cancelling later', () => cancel(booked, { at: '2026-03-09T09:00:01.000Z', reason, byPatient: true }), 'appointment.too-late-to-cancel'],
    ['staff cancelling later', () => cancel(booked, { at: onTime, reason, byPatient: false }), 'done'],
    ['cancelling without a reason', () => cancel(booked, { at: before, reason: '', byPatient: false }), 'appointment.reason-needed'],
    ['overbooking without a reason', () => overbook(booked, { reason: '' }), 'appointment.reason-needed'],
    ['overbooking with a reason', () => overbook(booked, { reason: 'acute illness' }), 'done'],
    ['the second open request', () => checkOpenRequests(2), 'done'],
    ['the fourth open request', () => checkOpenRequests(3), 'appointment.too-many-requests'],
  ])('%s', (_name, run, code) => {
    expect(refusalCode(run)).toBe(code)
  })

  it('keeps a slot five minutes', () => {
    expect(holdUntil(before)).toBe('2026-03-09T09:05:00.000Z')
  })
})
