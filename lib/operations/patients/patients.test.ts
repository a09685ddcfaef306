import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegisterPatientInput } from '@/lib/domain/patients/register-patient.input'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { claimEmergencyAccess } from './claim-emergency-access'
import { markAllergyInError } from './mark-allergy-in-error'
import { openRecord } from './open-record'
import { recordAllergy } from './record-allergy'
import { recordNoAllergies } from './record-no-allergies'
import { recordHomeMedication, recordNoHomeMedications, stopHomeMedication } from './record-home-medication'
import { registerPatient } from './register-patient'
import { searchPatients } from './search-patients'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

let made = 0
const idOf = () => `person${String((made += 1)).padStart(14, '0')}`
const desk = (changes: Partial<RegisterPatientInput> = {}): RegisterPatientInput => ({ id: idOf(), title: null, givenName: 'Mina', familyName: 'Ferreira', preferredName: null, bornOn: '1988-04-11', sex: 'female', phone: null, email: null, isDifferentPerson: false, ...changes })
const penicillin = (patientId: string) => ({ id: idOf(), patientId, agent: 'Penicillins', agentCode: 'penicillins', kind: 'medicine' as const, reactions: ['rash'], severity: 'moderate' as const, certainty: 'likely' as const, note: null })

describe('registering at the desk', () => {
  it('warns of the same person under another spelling, and registers once a human ruled it out', async () => {
    const nurse = await clinic.as('nurse')
    const first = await registerPatient(nurse, desk())
    expect(first).toMatchObject({ allergyState: 'not-recorded', status: 'active' })
    expect(await refused(registerPatient(nurse, desk({ givenName: 'Míma' })))).toBe('patient.possible-duplicate')
    expect(await refused(registerPatient(nurse, desk({ givenName: 'Ferreira', familyName: 'Mina' })))).toBe('patient.possible-duplicate')
    const twin = await registerPatient(nurse, desk({ isDifferentPerson: true }))
    expect(twin.mrn).not.toBe(first.mrn)
  })

  it('answers the same form sent twice with one record', async () => {
    const nurse = await clinic.as('nurse')
    const input = desk({ bornOn: '1971-01-01' })
    const [first, second] = await Promise.all([registerPatient(nurse, input), registerPatient(nurse, input)])
    expect(first.id).toBe(second.id)
  })

  it.each(['2026-12-01', '1850-01-01'])('refuses a birth on %s', async (bornOn) => expect(await refused(registerPatient(await clinic.as('nurse'), desk({ bornOn })))).toBe('input.invalid'))
})

describe('finding people', () => {
  it('finds by name, birth and number, and never a restricted or another clinic’s person', async () => {
    const nurse = await clinic.as('nurse')
    const adult = clinic.patients.adult
    const ids = async (words: string) => (await searchPatients(nurse, { words })).map((patient) => patient.id)
    expect(await ids('okonkwo ada')).toContain('adult')
    expect(await ids('14-Jul-1958')).toContain('adult')
    expect(await ids(adult.mrn)).toEqual(['adult'])
    expect(await ids(clinic.patients.restricted.mrn)).toEqual([])
    expect(await ids('castellan')).toEqual([])
    expect(await ids('fairchild')).toEqual([])
  })
})

describe('a restricted record', () => {
  it('opens to nobody outside its care team, then to who claimed it in an emergency, each opening written down', async () => {
    const doctor = await clinic.as('doctor')
    expect(await refused(openRecord(doctor, 'restricted'))).toBe('access.no-care-relationship')
    expect(await refused(openRecord(await clinic.as('doctor', 'harbour'), 'restricted'))).toBe('record.not-found')
    await claimEmergencyAccess(doctor, { id: idOf(), patientId: 'restricted', reason: 'emergency-treatment' })
    expect((await openRecord(doctor, 'restricted')).patient.familyName).toBe('Castellan')
    const audit = await clinic.clinic().auditEntries.list({ where: { patientId: 'restricted' }, limit: 10 })
    expect(audit.items.map((line) => [line.what, line.purpose])).toEqual(expect.arrayContaining([['restricted-record.emergency-claimed', 'emergency'], ['restricted-record.opened', 'treatment']]))
    clinic.clock.advance(5 * 60)
    expect(await refused(openRecord(doctor, 'restricted'))).toBe('access.no-care-relationship')
  })
})

describe('allergies', () => {
  it('walks the states: not recorded, known, and not recorded again after a wrong entry', async () => {
    const nurse = await clinic.as('nurse')
    const { id } = await clinic.addPatient({ allergyState: 'not-recorded' })
    const state = async () => (await clinic.clinic().patients.get(id)).allergyState
    const allergy = await recordAllergy(nurse, penicillin(id))
    expect(await state()).toBe('known')
    expect(await refused(recordAllergy(nurse, penicillin(id)))).toBe('allergy.already-recorded')
    expect(await refused(recordNoAllergies(nurse, { patientId: id }))).toBe('allergy.some-recorded')
    await markAllergyInError(nurse, { patientId: id, allergyId: allergy.id, reason: 'wrong-patient' })
    expect(await state()).toBe('not-recorded')
    await recordNoAllergies(nurse, { patientId: id })
    expect(await state()).toBe('none-known')
  })

  it('never ends with "none known" beside an allergy when two people answer at once', async () => {
    const nurse = await clinic.as('nurse')
    const doctor = await clinic.as('doctor')
    const { id } = await clinic.addPatient({ allergyState: 'not-recorded' })
    await Promise.all([refused(recordAllergy(nurse, penicillin(id))), refused(recordNoAllergies(doctor, { patientId: id }))])
    const [patient, allergies] = await Promise.all([clinic.clinic().patients.get(id), clinic.clinic().allergies.list({ where: { patientId: id, status: 'active' }, limit: 5 })])
    expect(patient.allergyState).toBe(allergies.items.length > 0 ? 'known' : 'none-known')
  })
})

describe('two people at the same list in one moment', () => {
  /** The first transaction of this person comes just after somebody else's act. */
  const overtakenBy = async (act: () => Promise<unknown>) => {
    const doctor = await clinic.as('doctor')
    let overtaken: Promise<unknown> | null = null
    const transaction: typeof doctor.clinic.transaction = async (work) => {
      await (overtaken ??= act())
      return doctor.clinic.transaction(work)
    }
    return { ...doctor, clinic: { ...doctor.clinic, transaction } }
  }

  it('an allergy added while the last one is withdrawn is known', async () => {
    const nurse = await clinic.as('nurse')
    const { id } = await clinic.addPatient({ allergyState: 'not-recorded' })
    const first = await recordAllergy(nurse, penicillin(id))
    const doctor = await overtakenBy(() => markAllergyInError(nurse, { patientId: id, allergyId: first.id, reason: 'wrong-patient' }))
    const second = await recordAllergy(doctor, { ...penicillin(id), id: idOf(), agent: 'Latex', agentCode: null })
    expect(second.status).toBe('active')
    expect((await clinic.clinic().patients.get(id)).allergyState).toBe('known')
  })

  it('a medicine added while "none" is written is recorded', async () => {
    const nurse = await clinic.as('nurse')
    const { id } = await clinic.addPatient()
    const medicine = (name: string) => ({ id: idOf(), patientId: id, name, medicineCode: null, dose: null, frequency: null, startedOn: null })
    const stopped = await recordHomeMedication(nurse, medicine('aspirin'))
    await stopHomeMedication(nurse, { patientId: id, homeMedicationId: stopped.id })
    const doctor = await overtakenBy(() => recordNoHomeMedications(nurse, { patientId: id }))
    await recordHomeMedication(doctor, medicine('warfarin'))
    expect((await clinic.clinic().patients.get(id)).medicationState).toBe('recorded')
  })
})

describe('home medicines', () => {
  it('keeps codes of what the formulary knows, stops, and says none only when none stands', async () => {
    const nurse = await clinic.as('nurse')
    const { id } = await clinic.addPatient()
    const taken = await recordHomeMedication(nurse, { id: idOf(), patientId: id, name: 'warfarin', medicineCode: null, dose: '3 mg', frequency: 'once a day', startedOn: null })
    expect(taken.atc.length).toBeGreaterThan(0)
    expect(await refused(recordNoHomeMedications(nurse, { patientId: id }))).toBe('home-medication.some-recorded')
    expect((await stopHomeMedication(nurse, { patientId: id, homeMedicationId: taken.id })).status).toBe('stopped')
    expect((await recordNoHomeMedications(nurse, { patientId: id })).medicationState).toBe('none')
  })
})
