import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BookAppointmentInput } from '@/lib/domain/appointments/book-appointment.input'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { bookAppointment } from './book-appointment'
import { cancelAppointment, checkInAppointment } from './change-appointment'
import { listFreeSlots } from './list-free-slots'

let clinic: ClinicFixture
let practitioner: string
beforeAll(async () => {
  clinic = await startClinic()
  practitioner = clinic.userId('doctor')
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))
  const schedule = { organisationId: 'riverside', practitionerUserId: practitioner, practitionerName: 'Dr Test', timeZone: 'Europe/London', weekly, exceptions: null, slotMinutes: 30, validFrom: '2026-01-01T00:00:00.000Z', validUntil: null }
  await clinic.clinic().transaction((tx) => void tx.schedules.create({ ...schedule, id: clinic.clock.newId(), seats: 1 }))
})
afterAll(() => clinic.close())

let made = 0
const idOf = () => `booking${String((made += 1)).padStart(13, '0')}`
const asks = (startAt: string, changes: Partial<BookAppointmentInput> = {}): BookAppointmentInput => ({ id: idOf(), patientId: 'adult', practitionerUserId: practitioner, startAt, kind: 'in-person', reason: null, ...changes })

describe('booking a slot', () => {
  it('gives one of fifty who want the same slot the slot, and tells the others', async () => {
    const nurse = await clinic.as('nurse')
    const patients = await Promise.all(Array.from({ length: 50 }, () => clinic.addPatient()))
    const codes = await Promise.all(patients.map((patient) => refused(bookAppointment(nurse, asks('2026-03-06T10:00:00.000Z', { patientId: patient.id })))))
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(codes.filter((code) => code === 'appointment.slot-taken')).toHaveLength(49)
    const booked = await clinic.clinic().appointments.list({ where: { practitionerUserId: practitioner, startAt: '2026-03-06T10:00:00.000Z' }, limit: 60 })
    expect(booked.items).toHaveLength(1)
  }, 60_000)

  it('takes the slot from the free times and gives it back when cancelled', async () => {
    const nurse = await clinic.as('nurse')
    const free = () => listFreeSlots(nurse, { practitionerUserId: practitioner, fromDay: '2026-03-09', days: 1 })
    const appointment = await bookAppointment(nurse, asks('2026-03-09T11:00:00.000Z'))
    expect((await free()).map((slot) => slot.startAt)).not.toContain('2026-03-09T11:00:00.000Z')
    await cancelAppointment(nurse, { appointmentId: appointment.id, reason: 'Patient is travelling' })
    expect((await free()).map((slot) => slot.startAt)).toContain('2026-03-09T11:00:00.000Z')
    expect(await refused(bookAppointment(nurse, asks('2026-03-09T11:00:00.000Z')))).toBe('done')
  })

  it('answers the same form sent twice with one booking', async () => {
    const nurse = await clinic.as('nurse')
    const input = asks('2026-03-10T11:00:00.000Z')
    const [first, second] = await Promise.all([bookAppointment(nurse, input), bookAppointment(nurse, input)])
    expect(first.id).toBe(second.id)
  })

  it('books a patient for themselves whatever the form says', async () => {
    const patient = await clinic.as('patient')
    const appointment = await bookAppointment(patient, asks('2026-03-11T11:00:00.000Z', { patientId: 'other-adult' }))
    expect(appointment.patientId).toBe('adult')
    expect(await refused(cancelAppointment(await clinic.as('other-patient'), { appointmentId: appointment.id, reason: 'not mine' }))).toBe('record.not-found')
  })

  it.each([
    ['a time that passed', '2026-03-05T09:00:00.000Z', {}, 'appointment.slot-past'],
    ['a time between slots', '2026-03-06T09:10:00.000Z', {}, 'appointment.not-offered'],
    ['a Sunday', '2026-03-08T10:00:00.000Z', {}, 'appointment.not-offered'],
    ['a person of another clinic', '2026-03-12T10:00:00.000Z', { patientId: 'elsewhere' }, 'record.not-found'],
  ])('refuses %s', async (_, startAt, changes, code) => expect(await refused(bookAppointment(await clinic.as('nurse'), asks(startAt, changes)))).toBe(code))

  it('refuses a second appointment of the same person at the same time', async () => {
    const nurse = await clinic.as('nurse')
    const patient = await clinic.addPatient()
    await bookAppointment(nurse, asks('2026-03-13T10:00:00.000Z', { patientId: patient.id }))
    expect(await refused(bookAppointment(nurse, asks('2026-03-13T10:00:00.000Z', { patientId: patient.id })))).toBe('appointment.overlaps')
  })

  it('gives a patient one of fifty appointments wanted at once at overlapping times, whoever they are with', async () => {
    const nurse = await clinic.as('nurse')
    const patient = await clinic.addPatient()
    // Twenty-five clinicians, half of whom begin their slots a quarter of an hour later.
    const clinicians = Array.from({ length: 25 }, (_, number) => `clinician-${number}`)
    await clinic.clinic().transaction((tx) => clinicians.forEach((practitionerUserId, number) => void tx.schedules.create({ id: clinic.clock.newId(), organisationId: 'riverside', practitionerUserId, practitionerName: 'Dr Test', timeZone: 'Europe/London', weekly: [{ weekday: 3, from: number % 2 === 0 ? '09:00' : '09:15', to: '17:00' }], exceptions: null, slotMinutes: 30, validFrom: '2026-01-01T00:00:00.000Z', validUntil: null, seats: 2 })))
    const wanted = clinicians.flatMap((practitionerUserId, number) => Array.from({ length: 2 }, () => asks(`2026-03-18T10:${number % 2 === 0 ? '00' : '15'}:00.000Z`, { patientId: patient.id, practitionerUserId })))
    const codes = await Promise.all(wanted.map((input) => refused(bookAppointment(nurse, input))))
    expect(codes.toSorted()).toEqual([...Array.from({ length: 49 }, () => 'appointment.overlaps'), 'done'])
    const [booked, claims, audit] = await Promise.all([clinic.clinic().appointments.list({ where: { patientId: patient.id } }), clinic.clinic().slotClaims.list({ where: { practitionerUserId: clinicians }, limit: 100 }), clinic.clinic().auditEntries.count({ where: { patientId: patient.id, what: 'appointment.booked' } })])
    expect([booked.items.length, claims.items.map(({ appointmentId }) => appointmentId), audit]).toEqual([1, [booked.items[0]!.id], 1])
  }, 60_000)

  it('makes two bookings at once that are apart, and one again at a time that was given back', async () => {
    const nurse = await clinic.as('nurse')
    const patient = await clinic.addPatient()
    const times = ['2026-03-19T10:00:00.000Z', '2026-03-19T10:30:00.000Z', '2026-03-19T14:00:00.000Z']
    expect(await Promise.all(times.map((startAt) => refused(bookAppointment(nurse, asks(startAt, { patientId: patient.id })))))).toEqual(['done', 'done', 'done'])
    const { items } = await clinic.clinic().appointments.list({ where: { patientId: patient.id } })
    await cancelAppointment(nurse, { appointmentId: items.find(({ startAt }) => startAt.startsWith('2026-03-19T10:00'))!.id, reason: 'Patient is travelling' })
    expect(await refused(bookAppointment(nurse, asks(times[0]!, { patientId: patient.id })))).toBe('done')
  })

  it('checks in on the day only, and once', async () => {
    const nurse = await clinic.as('nurse')
    const patient = await clinic.addPatient()
    const today = await bookAppointment(nurse, asks('2026-03-05T15:00:00.000Z', { patientId: patient.id }))
    const later = await bookAppointment(nurse, asks('2026-03-16T15:00:00.000Z', { patientId: patient.id }))
    expect((await checkInAppointment(nurse, { appointmentId: today.id })).status).toBe('checked-in')
    expect((await checkInAppointment(nurse, { appointmentId: today.id })).version).toBe(2)
    expect(await refused(checkInAppointment(nurse, { appointmentId: later.id }))).toBe('appointment.other-day')
  })
})
