import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCriticalCall } from '@/lib/testing/lab-records'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { releaseExpiredHold, findExpiredHolds } from '../appointments/release-expired-hold'
import { findAppointmentsToRemind, remindOfAppointment } from '../appointments/remind-of-appointment'
import { escalateCriticalCall, findUnansweredCalls } from './escalate-critical-call'

let clinic: ClinicFixture
const organisationId = 'riverside'
const detectedAt = '2026-03-05T10:00:00.000Z'
const at = (minutes: number) => () => new Date(Date.parse(detectedAt) + minutes * 60_000)
const about = { userId: null, isRestricted: false }

beforeAll(async () => {
  clinic = await startClinic()
}, 60_000)
afterAll(() => clinic.close())

describe('a critical result that nobody answers', () => {
  const escalateAt = (minutes: number) => escalateCriticalCall({ clinic: clinic.clinic(), now: at(minutes), newId: clinic.clock.newId }, 'call-1')
  const told = async () => new Set((await clinic.clinic().notifications.list({ where: { userId: ['doctor', 'nurse', 'admin', 'lab_technician'].map((person) => clinic.userId(person as 'doctor')), kind: 'critical-call.escalated' }, limit: 100 })).items.map((line) => line.userId))

  beforeAll(() => clinic.clinic().transaction((tx) => void tx.criticalCalls.create(aCriticalCall({ organisationId, patientId: 'adult', orderedBy: clinic.userId('doctor'), detectedAt, callByAt: at(15)().toISOString(), acknowledgeByAt: at(60)().toISOString() }), { about })))

  it('tells nobody before the first limit', async () => {
    expect(await findUnansweredCalls({ clinic: clinic.clinic(), now: at(14) })).toEqual([])
    expect(await escalateAt(14)).toBe(false)
  })

  it('tells the doctors and the laboratory, once, however often it looks', async () => {
    expect((await findUnansweredCalls({ clinic: clinic.clinic(), now: at(16) })).map((call) => call.id)).toEqual(['call-1'])
    expect(await Promise.all([escalateAt(16), escalateAt(16), escalateAt(17)]).then((runs) => runs.filter(Boolean))).toHaveLength(1)
    expect(await escalateAt(20)).toBe(false)
    expect(await told()).toEqual(new Set([clinic.userId('doctor'), clinic.userId('lab_technician')]))
  })

  it('goes up the ladder, and opens an incident when nobody is left', async () => {
    expect(await escalateAt(31)).toBe(true)
    expect(await told()).toContain(clinic.userId('nurse'))
    expect(await escalateAt(95)).toBe(true)
    expect((await clinic.clinic().criticalCalls.get('call-1')).status).toBe('cannot_reach')
    expect(await told()).toContain(clinic.userId('admin'))
    expect(await escalateAt(200)).toBe(false)
  })
})

describe('appointments', () => {
  const appointment = (id: string, changes: object) => ({
    id, organisationId, patientId: 'adult', patientName: 'Adaeze Okonkwo', practitionerUserId: clinic.userId('doctor'), practitionerName: 'Dr Helen Marsh', startAt: '2026-03-06T09:00:00.000Z', endAt: '2026-03-06T09:20:00.000Z', timeZone: 'Europe/London',
    kind: 'in-person' as const, status: 'booked' as const, reason: null, holdExpiresAt: null, cancelReason: null, bookedBy: clinic.userId('patient'), encounterId: null, isOverbooked: false, ...changes,
  })

  it('are given back when the hold was not confirmed, and only then', async () => {
    await clinic.clinic().transaction((tx) => {
      tx.appointments.create(appointment('held', { status: 'pending', holdExpiresAt: '2026-03-05T10:05:00.000Z' }), { about })
      tx.slotClaims.create({ id: 'claim-held', organisationId, practitionerUserId: clinic.userId('doctor'), startAt: '2026-03-06T09:00:00.000Z', seat: 1, appointmentId: 'held', state: 'busy-tentative', expiresAt: '2026-03-05T10:05:00.000Z' })
    })
    expect(await findExpiredHolds({ clinic: clinic.clinic(), now: at(4) })).toEqual([])
    const [claim] = await findExpiredHolds({ clinic: clinic.clinic(), now: at(6) })
    const runs = await Promise.all([1, 2].map(() => releaseExpiredHold({ clinic: clinic.clinic(), now: at(6) }, claim!)))
    expect(runs.filter(Boolean)).toHaveLength(1)
    expect(await clinic.clinic().appointments.get('held')).toMatchObject({ status: 'cancelled', cancelReason: 'Not confirmed in time' })
    expect(await clinic.clinic().slotClaims.find('claim-held')).toBeNull()
  })

  it('are recalled to the patient once', async () => {
    await clinic.clinic().transaction((tx) => void tx.appointments.create(appointment('tomorrow', {}), { about }))
    const clinicAt = { clinic: clinic.clinic(), now: at(60) }
    const [found] = await findAppointmentsToRemind(clinicAt)
    expect(found?.id).toBe('tomorrow')
    const runs = await Promise.all([1, 2, 3].map(() => remindOfAppointment(clinicAt, found!)))
    expect(runs.filter((run) => run !== null)).toEqual([{ userId: clinic.userId('patient'), wantsEmail: true }])
    expect(await remindOfAppointment(clinicAt, found!)).toBeNull()
    expect(await findAppointmentsToRemind({ clinic: clinic.clinic(), now: at(60 * 22.5) })).toEqual([])
  })
})
