import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

describe('two clinics on one installation', () => {
  it('shows a doctor the patients of their own clinic, but no restricted one', async () => {
    const { data, actor } = await clinic.as('doctor')
    expect(actor).toMatchObject({ role: 'doctor', organisationId: 'riverside' })
    const { items } = await data.patients.list({ limit: 100 })
    expect(items.map((patient) => patient.id).toSorted()).toEqual(['adult', 'child', 'other-adult', 'pregnant'])
  })

  it('shows the doctor next door only their own', async () => {
    const { data } = await clinic.as('doctor', 'harbour')
    expect((await data.patients.list({ limit: 100 })).items.map((patient) => patient.id)).toEqual(['elsewhere'])
    expect(await data.patients.find('adult')).toBeNull()
  })

  it('shows a patient themselves and nobody else', async () => {
    const { data, actor, ownPatient } = await clinic.as('patient')
    expect(actor).toMatchObject({ role: 'patient', patientId: 'adult' })
    expect(ownPatient?.id).toBe('adult')
    expect((await data.patients.list({ limit: 100 })).items.map((patient) => patient.id)).toEqual(['adult'])
  })

  it('writes as the clinic, with history and audit, what a session may not', async () => {
    const { clinic: hands, data, actor } = await clinic.as('nurse')
    const patient = await data.patients.get('adult')
    const about = { userId: patient.userId, isRestricted: patient.isRestricted }
    await hands.transaction((tx) => {
      tx.patients.save({ ...patient, preferredName: 'Ada' }, { about, verb: 'patient.corrected' })
      tx.auditTrail.append({ what: 'patient.corrected', patientId: patient.id })
    })
    expect((await data.patients.get('adult')).preferredName).toBe('Ada')
    const trail = await clinic.clinic().auditEntries.list({ where: { patientId: 'adult', what: 'patient.corrected' } })
    expect(trail.items[0]?.actorId).toBe(actor.id)
    expect(Date.parse(trail.items[0]?.at ?? '')).toBe(clinic.clock.now().getTime())
    expect(await clinic.clinic().history.find('adult-2')).not.toBeNull()
  })

  it('gives out a token that the backend knows', async () => {
    expect((await clinic.jwt('pharmacist')).split('.')).toHaveLength(3)
  })
})
