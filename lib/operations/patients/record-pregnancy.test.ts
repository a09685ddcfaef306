import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { safetyScene } from '../prescriptions/safety-scene'
import { newsOfSet } from '../vitals/news-of-set'
import { recordPregnancy } from './record-pregnancy'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const said = (patientId: string, state: 'pregnant' | 'not-pregnant' | 'unknown' = 'pregnant', dueOn: string | null = null) => ({ patientId, state, dueOn })
const patient = (id: string) => clinic.clinic().patients.get(id)

describe('recording whether somebody is pregnant', () => {
  it('is saved with its audit line, its history row and a bell, and who said it when', async () => {
    const { id } = await clinic.addPatient({ sex: 'female' })
    await recordPregnancy(await clinic.as('nurse'), said(id, 'pregnant', '2026-07-23'))
    expect(await patient(id)).toMatchObject({ pregnancy: 'pregnant', pregnancyAsOf: '2026-03-05', pregnancyDueOn: '2026-07-23', pregnancyBy: clinic.userId('nurse'), version: 2 })
    const [audit, history, bells] = await Promise.all([clinic.clinic().auditEntries.list({ where: { patientId: id } }), clinic.clinic().history.find(`${id}-2`), clinic.clinic().signals.list({ where: { subjectId: id } })])
    expect(audit.items.map(({ what, actorRole, facts }) => [what, actorRole, facts])).toEqual([['patient.pregnancy-recorded', 'nurse', { state: 'pregnant', weeks: 20 }]])
    expect([history?.verb, bells.items.map(({ kind }) => kind)]).toEqual(['patient.pregnancy-recorded', ['pregnancy.recorded']])
  })

  it('is what medicines and scores go by from then on', async () => {
    const { id } = await clinic.addPatient({ sex: 'female', bornOn: '1994-01-27' })
    const doctor = await clinic.as('doctor')
    const facts = async () => (await safetyScene(doctor, await patient(id), null)).facts
    const today = clinic.clock.now().toISOString()
    const news = async () => newsOfSet(await patient(id), { readings: [], consciousness: 'A', onOxygen: false, spo2Scale: '1', takenAt: today }, 'Europe/London').state
    expect([(await facts()).pregnancy, await news()]).toEqual([null, 'incomplete'])
    await recordPregnancy(doctor, said(id, 'pregnant', '2026-07-23'))
    expect([(await facts()).pregnancy, (await facts()).pregnancyWeeks, await news()]).toEqual(['pregnant', 20, 'not-applicable'])
    await recordPregnancy(doctor, said(id, 'not-pregnant'))
    expect([(await facts()).pregnancy, (await facts()).pregnancyWeeks, await news()]).toEqual(['not-pregnant', null, 'incomplete'])
  })

  it.each([
    ['a man', 'other-adult', null, 'pregnancy.sex-recorded-male'],
    ['a day of delivery that cannot be', 'adult', '2028-01-01', 'pregnancy.due-date-implausible'],
    ['a person of another clinic', 'elsewhere', null, 'record.not-found'],
    ['a restricted record of nobody’s patient', 'restricted', null, 'access.no-care-relationship'],
  ] as const)('is refused for %s, and nothing is saved', async (_, id, dueOn, code) => {
    const before = await patient(id)
    expect(await refused(recordPregnancy(await clinic.as('nurse'), said(id, 'pregnant', dueOn)))).toBe(code)
    expect([await patient(id), await clinic.clinic().auditEntries.count({ where: { patientId: id } })]).toEqual([before, 0])
  })

  it('is refused for closed records', async () => {
    const nurse = await clinic.as('nurse')
    const dead = await clinic.addPatient({ sex: 'female', deceasedOn: '2026-01-01' })
    const merged = await clinic.addPatient({ sex: 'female', status: 'merged' })
    expect([await refused(recordPregnancy(nurse, said(dead.id))), await refused(recordPregnancy(nurse, said(merged.id)))]).toEqual(['patient.deceased', 'patient.not-active'])
  })

  it('of two answers in the same moment neither is lost unseen: one is saved and the other told, or both in turn', async () => {
    const { id } = await clinic.addPatient({ sex: 'female' })
    const [nurse, doctor] = [await clinic.as('nurse'), await clinic.as('doctor')]
    const codes = await Promise.all([refused(recordPregnancy(nurse, said(id))), refused(recordPregnancy(doctor, said(id, 'not-pregnant')))])
    const saved = codes.filter((code) => code === 'done').length
    expect(codes.every((code) => ['done', 'record.changed-meanwhile'].includes(code))).toBe(true)
    expect([(await patient(id)).version, await clinic.clinic().auditEntries.count({ where: { patientId: id } })]).toEqual([1 + saved, saved])
  })
})
