import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RecordVitalsInput } from '@/lib/domain/vitals/record-vitals.input'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { getVitalsHistory } from '@/lib/queries/vitals/get-vitals-history'
import { newestReadings } from '@/lib/queries/vitals/newest-readings'
import { markVitalsInError } from './mark-vitals-in-error'
import { recordVitals } from './record-vitals'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

let made = 0
const idOf = () => `vitals${String((made += 1)).padStart(14, '0')}`
const calm = { RR: 16, SPO2: 98, SBP: 124, DBP: 78, HR: 72, TEMP: 36.8 }
const ill = { RR: 26, SPO2: 90, SBP: 88, DBP: 52, HR: 134, TEMP: 39.4 }

function setOf(patientId: string, values: Record<string, number>, changes: Partial<RecordVitalsInput> = {}): RecordVitalsInput {
  return {
    id: idOf(), patientId, encounterId: null, takenAt: clinic.clock.now().toISOString(), notDone: [], consciousness: 'A', onOxygen: false, note: null,
    readings: Object.entries(values).map(([key, value]) => ({ key, value, confirmedUnlikely: true })), ...changes,
  }
}

describe('recording vitals', () => {
  it('saves the set with its score, its audit line and the bell', async () => {
    const nurse = await clinic.as('nurse')
    const set = await recordVitals(nurse, setOf('adult', calm))
    expect(set).toMatchObject({ newsTotal: 0, takenBy: nurse.actor.id, status: 'final', news: { state: 'complete', band: 'low' } })
    const [audit, bells] = await Promise.all([
      clinic.clinic().auditEntries.list({ where: { subjectId: set.id }, limit: 5 }),
      clinic.clinic().signals.list({ where: { kind: 'vitals.recorded', subjectId: 'adult' }, limit: 5 }),
    ])
    expect(audit.items.map((line) => line.what)).toEqual(['vitals.recorded'])
    expect(bells.items).toHaveLength(1)
  })

  it('opens one escalation for a high score, and sharpens it instead of opening a second', async () => {
    const nurse = await clinic.as('nurse')
    const patient = await clinic.addPatient({ bornOn: '1950-02-01' })
    const first = await recordVitals(nurse, setOf(patient.id, { ...calm, RR: 22, HR: 115, TEMP: 38.4 }))
    expect(first).toMatchObject({ newsTotal: 5, news: { band: 'medium' } })
    const second = await recordVitals(nurse, setOf(patient.id, ill))
    expect(second.news.band).toBe('high')
    const tasks = await clinic.clinic().tasks.list({ where: { patientId: patient.id }, limit: 10 })
    expect(tasks.items).toHaveLength(1)
    expect(tasks.items[0]).toMatchObject({ kind: 'vitals-escalation', priority: 'stat', ownerRole: 'doctor', subjectId: second.id, status: 'requested' })
  })

  it('answers the same form sent twice with the first set', async () => {
    const nurse = await clinic.as('nurse')
    const input = setOf('other-adult', calm)
    const both = await Promise.all([recordVitals(nurse, input), recordVitals(nurse, input)])
    expect(both[0].id).toBe(both[1].id)
    expect((await clinic.clinic().vitalSets.list({ where: { patientId: 'other-adult' }, limit: 10 })).items).toHaveLength(1)
  })

  it('calculates the body mass index and never takes it from the form', async () => {
    const nurse = await clinic.as('nurse')
    const patient = await clinic.addPatient({ bornOn: '1980-02-01' })
    const set = await recordVitals(nurse, setOf(patient.id, { WEIGHT: 72, HEIGHT: 180 }, { consciousness: null, onOxygen: null }))
    expect(set.readings.find((reading) => reading.key === 'BMI')?.value).toBe(22.2)
    expect(await refused(recordVitals(nurse, setOf(patient.id, { BMI: 22 })))).toBe('vitals.calculated')
  })

  it('gives a child no NEWS2 and judges by the limits of its age', async () => {
    const set = await recordVitals(await clinic.as('nurse'), setOf('child', { HR: 120, RR: 26 }))
    expect(set.news).toMatchObject({ state: 'not-applicable', total: null })
    expect(set.readings.find((reading) => reading.key === 'HR')?.flag).toBe('in-range')
  })

  it.each([
    ['an impossible value', { TEMP: 60 }, {}, 'vitals.impossible'],
    ['an unlikely value nobody confirmed', {}, { readings: [{ key: 'HR', value: 210, confirmedUnlikely: false }] }, 'vitals.needs-confirmation'],
    ['a sign nobody knows', { XYZ: 3 }, {}, 'vitals.sign-unknown'],
    ['the same sign twice', {}, { readings: [{ key: 'HR', value: 80, confirmedUnlikely: true }, { key: 'HR', value: 81, confirmedUnlikely: true }] }, 'vitals.measured-twice'],
    ['nothing at all', {}, { consciousness: null }, 'vitals.nothing-recorded'],
    ['a time ahead', calm, { takenAt: '2026-03-06T10:00:00.000Z' }, 'vitals.taken-in-future'],
    ['a time long past', calm, { takenAt: '2026-03-01T10:00:00.000Z' }, 'vitals.taken-too-long-ago'],
  ] as const)('refuses %s and saves nothing', async (_, values, changes, code) => {
    const patient = await clinic.addPatient({ bornOn: '1960-01-01' })
    const input = setOf(patient.id, values, changes as Partial<RecordVitalsInput>)
    expect(await refused(recordVitals(await clinic.as('nurse'), input))).toBe(code)
    expect(await clinic.clinic().vitalSets.find(input.id)).toBeNull()
  })

  it('takes nothing for people of another clinic, restricted people, or people who have died', async () => {
    const nurse = await clinic.as('nurse')
    const gone = await clinic.addPatient({ deceasedOn: '2026-01-01' })
    expect(await refused(recordVitals(nurse, setOf('elsewhere', calm)))).toBe('record.not-found')
    expect(await refused(recordVitals(nurse, setOf('restricted', calm)))).toBe('access.no-care-relationship')
    expect(await refused(recordVitals(nurse, setOf(gone.id, calm)))).toBe('patient.deceased')
  })
})

describe('a set entered in error', () => {
  it('stays readable with why and by whom, and no longer asks for anybody', async () => {
    const [nurse, doctor] = [await clinic.as('nurse'), await clinic.as('doctor')]
    const patient = await clinic.addPatient({ bornOn: '1950-02-01' })
    const wrong = await recordVitals(nurse, setOf(patient.id, ill))
    await markVitalsInError(doctor, { patientId: patient.id, vitalSetId: wrong.id, reason: 'wrong-patient' })
    await markVitalsInError(doctor, { patientId: patient.id, vitalSetId: wrong.id, reason: 'duplicate' })
    const stored = await clinic.clinic().vitalSets.get(wrong.id)
    expect(stored).toMatchObject({ version: 2, status: 'entered-in-error', newsTotal: wrong.newsTotal, withdrawal: { reason: 'wrong-patient', byName: doctor.actor.name } })
    expect((await clinic.clinic().tasks.list({ where: { patientId: patient.id } })).items).toMatchObject([{ kind: 'vitals-escalation', status: 'cancelled', outcome: 'vitals entered in error' }])
    expect((await clinic.clinic().auditEntries.list({ where: { subjectId: wrong.id, what: 'vitals.marked-in-error' } })).items.map((line) => line.facts)).toEqual([{ reason: 'wrong-patient', escalations: 1 }])
    expect(newestReadings(await getVitalsHistory(nurse, patient.id))).toEqual({})
    expect((await getVitalsHistory(nurse, patient.id)).map((set) => set.status)).toEqual(['entered-in-error'])
  })

  it('leaves the escalation that a right set before it asks for', async () => {
    const nurse = await clinic.as('nurse')
    const patient = await clinic.addPatient({ bornOn: '1950-02-01' })
    const right = await recordVitals(nurse, setOf(patient.id, { ...calm, RR: 22, HR: 115, TEMP: 38.4 }))
    clinic.clock.advance(5)
    const wrong = await recordVitals(nurse, setOf(patient.id, ill))
    await markVitalsInError(nurse, { patientId: patient.id, vitalSetId: wrong.id, reason: 'wrong-value' })
    expect((await clinic.clinic().tasks.list({ where: { patientId: patient.id } })).items).toMatchObject([{ status: 'requested', priority: 'urgent', subjectId: right.id }])
  })

  it('is marked only in the chart it belongs to', async () => {
    const nurse = await clinic.as('nurse')
    const set = await recordVitals(nurse, setOf('adult', calm))
    expect(await refused(markVitalsInError(nurse, { patientId: 'other-adult', vitalSetId: set.id, reason: 'duplicate' }))).toBe('record.not-found')
    expect(await refused(markVitalsInError(await clinic.as('nurse', 'harbour'), { patientId: 'adult', vitalSetId: set.id, reason: 'duplicate' }))).toBe('record.not-found')
    expect(await clinic.clinic().vitalSets.get(set.id)).toMatchObject({ version: 1, status: 'final' })
  })
})
