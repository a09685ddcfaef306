import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { entryOf, orderOnBench, orderToVerify, resultsOf, signedOrder, specimensOf, traceOf } from '@/lib/testing/lab-bench'
import { refused } from '@/lib/testing/refused'
import { collectSpecimen } from './collect-specimen'
import { enterResults } from './enter-results'
import { printSpecimenLabel } from './print-specimen-label'
import { receiveSpecimen } from './receive-specimen'
import { rejectSpecimen } from './reject-specimen'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const technician = () => clinic.as('lab_technician')
const auditOf = async (subjectId: string) => (await clinic.clinic().auditEntries.list({ where: { subjectId }, orderBy: ['createdAt', 'asc'], limit: 20 })).items.map((line) => line.what)
const versionsOf = async (rowId: string) => (await clinic.clinic().history.list({ where: { rowId }, limit: 20 })).items.map((row) => row.rowVersion).toSorted((a, b) => a - b)

describe('a tube', () => {
  it('is labelled, collected and received, each step with its audit line and its history', async () => {
    const order = await signedOrder(clinic, ['K', 'NA'])
    const [tube] = await specimensOf(clinic, order.id)
    const nurse = await clinic.as('nurse')
    await printSpecimenLabel(nurse, { specimenId: tube!.id })
    await collectSpecimen(nurse, { specimenId: tube!.id, collectedAt: null, identifiersMatched: ['name', 'date-of-birth'] })
    const received = await receiveSpecimen(await technician(), { specimenId: tube!.id })
    expect(received).toMatchObject({ status: 'accepted', collectedBy: nurse.actor.id, receivedBy: 'riverside-lab_technician', labelsPrinted: 1 })
    expect(await auditOf(tube!.id)).toEqual(['specimen.label-printed', 'specimen.collected', 'specimen.received'])
    expect(await versionsOf(tube!.id)).toEqual([1, 2, 3, 4])
    expect((await resultsOf(clinic, order.id)).map(({ status, collectedAt }) => [status, collectedAt !== null])).toEqual([['in_process', true], ['in_process', true]])
  })

  it('is labelled a second time only with a reason', async () => {
    const [tube] = await specimensOf(clinic, (await signedOrder(clinic, ['K'])).id)
    await printSpecimenLabel(await technician(), { specimenId: tube!.id })
    expect(await refused(printSpecimenLabel(await technician(), { specimenId: tube!.id }))).toBe('specimen.reprint-reason-needed')
    expect((await printSpecimenLabel(await technician(), { specimenId: tube!.id, reason: 'Smudged by the printer' })).labelsPrinted).toBe(2)
  })

  it('goes no step too early, too late, or for another clinic, and leaves no trace of it', async () => {
    const order = await signedOrder(clinic, ['K'])
    const [tube] = await specimensOf(clinic, order.id)
    const collecting = { specimenId: tube!.id, collectedAt: null, identifiersMatched: ['name' as const, 'mrn' as const] }
    const before = await traceOf(clinic, order.id)
    expect(await refused(collectSpecimen(await technician(), collecting))).toBe('specimen.wrong-state')
    expect(await refused(receiveSpecimen(await technician(), { specimenId: tube!.id }))).toBe('specimen.wrong-state')
    expect(await refused(rejectSpecimen(await technician(), { specimenId: tube!.id, code: 'RI', note: '' }))).toBe('specimen.wrong-state')
    expect(await refused(printSpecimenLabel(await clinic.as('lab_technician', 'harbour'), { specimenId: tube!.id }))).toBe('record.not-found')
    expect(await traceOf(clinic, order.id)).toBe(before)

    await printSpecimenLabel(await technician(), { specimenId: tube!.id })
    const labelled = await traceOf(clinic, order.id)
    expect(await refused(collectSpecimen(await technician(), { ...collecting, identifiersMatched: ['name', 'name'] }))).toBe('specimen.two-identifiers-needed')
    expect(await refused(collectSpecimen(await technician(), { ...collecting, collectedAt: '2026-03-05T10:00:01.000Z' }))).toBe('specimen.collected-in-future')
    expect(await refused(collectSpecimen(await technician(), { ...collecting, collectedAt: '2026-03-04T09:59:59.000Z' }))).toBe('specimen.collected-before-order')
    expect(await traceOf(clinic, order.id)).toBe(labelled)
  })

  it('that is rejected sends its tests back to wait, asks for another and tells the orderer', async () => {
    const { order, results } = await orderOnBench(clinic, ['K', 'NA'])
    const specimenId = results[0]!.specimenId!
    expect(await refused(rejectSpecimen(await technician(), { specimenId, code: 'not-a-reason', note: '' }))).toBe('specimen.rejection-unknown')
    const rejected = await rejectSpecimen(await technician(), { specimenId, code: 'RI', note: 'no name on it' })
    const data = clinic.clinic()
    const [tasks, told] = await Promise.all([data.tasks.list({ where: { subjectId: specimenId }, limit: 5 }), data.notifications.list({ where: { subjectId: order.id }, limit: 5 })])
    expect(rejected).toMatchObject({ status: 'rejected', rejectionCode: 'RI' })
    expect((await resultsOf(clinic, order.id)).map(({ status, specimenId: tube }) => [status, tube])).toEqual([['awaiting_recollect', null], ['awaiting_recollect', null]])
    expect(tasks.items.map(({ kind, ownerRole }) => [kind, ownerRole])).toEqual([['recollect', 'nurse']])
    expect(told.items.map(({ userId, kind }) => [userId, kind])).toEqual([['riverside-doctor', 'specimen.rejected']])
    expect(await refused(rejectSpecimen(await technician(), { specimenId, code: 'RI', note: '' }))).toBe('specimen.wrong-state')
  })
})

describe('entering values', () => {
  it('keeps the value with the range, unit and flag it was judged by, its audit line and its history', async () => {
    const { order, results } = await orderOnBench(clinic, ['K', 'NA'])
    const { saved } = await enterResults(await technician(), { orderId: order.id, entries: [entryOf(results[0]!, '5.4'), entryOf(results[1]!, '140')] })
    expect(saved.map(({ flag, isCritical }) => [flag, isCritical])).toEqual([['H', false], ['N', false]])
    const [potassium] = await resultsOf(clinic, order.id)
    expect(potassium).toMatchObject({ status: 'entered', value: 5.4, unit: 'mmol/L', flag: 'H', range: { low: 3.5, high: 5, unit: 'mmol/L' }, enteredBy: 'riverside-lab_technician', verifiedBy: null, releasedAt: null })
    expect(await auditOf(potassium!.id)).toEqual(['lab-result.entered'])
    expect(await versionsOf(potassium!.id)).toEqual([1, 2, 3])
  })

  it('asks twice about a critical value, then opens its call, the task and the notification', async () => {
    const { order, results } = await orderOnBench(clinic, ['K'])
    const before = await traceOf(clinic, order.id)
    expect(await refused(enterResults(await technician(), { orderId: order.id, entries: [entryOf(results[0]!, '6.8')] }))).toBe('lab-result.critical-not-confirmed')
    expect(await traceOf(clinic, order.id)).toBe(before)
    await enterResults(await technician(), { orderId: order.id, entries: [entryOf(results[0]!, '6.8', { isCriticalConfirmed: true })] })
    const data = clinic.clinic()
    const [call] = (await data.criticalCalls.list({ where: { orderId: order.id }, limit: 5 })).items
    const [tasks, told] = await Promise.all([data.tasks.list({ where: { subjectId: call!.id }, limit: 5 }), data.notifications.list({ where: { subjectId: call!.id }, limit: 5 })])
    expect(call).toMatchObject({ status: 'detected', valueText: '6.8 mmol/L', orderedBy: 'riverside-doctor', callByAt: expect.stringMatching(/^2026-03-05T10:/) as string })
    expect([tasks.items.length, told.items.length]).toEqual([1, 1])
    expect((await resultsOf(clinic, order.id))[0]).toMatchObject({ flag: 'HH', criticalTier: 'critical', isCriticalConfirmed: 'yes', criticalCallId: call!.id })
  })

  it.each([
    ['a number with a decimal comma, which words would hide', '6,8', {}, 'lab-result.number-not-readable'],
    ['a number with its unit', '6.8 mmol/L', {}, 'lab-result.number-not-readable'],
    ['a unit of another kind', '6.8', { unit: 'kg' }, 'lab-result.unit-not-convertible'],
    ['more than the analyser can report', '45', { isCriticalConfirmed: true }, 'lab-result.outside-reportable'],
    ['less than the analyser can report', '0.2', { isCriticalConfirmed: true }, 'lab-result.outside-reportable'],
    ['a version somebody has changed since', '4.1', { version: 1 }, 'record.changed-meanwhile'],
    ['a result of another order', '4.1', { resultId: 'elsewhere' }, 'record.not-found'],
  ] as const)('refuses %s and saves none of the values beside it', async (_, typed, changes, code) => {
    const { order, results } = await orderOnBench(clinic, ['K', 'NA'])
    const before = await traceOf(clinic, order.id)
    expect(await refused(enterResults(await technician(), { orderId: order.id, entries: [entryOf(results[1]!, '140'), entryOf(results[0]!, typed, changes)] }))).toBe(code)
    expect(await traceOf(clinic, order.id)).toBe(before)
  })

  it('refuses a value twice, one before its tube came, and one from next door', async () => {
    const { order, results } = await orderToVerify(clinic, { K: '4.1' })
    expect(await refused(enterResults(await technician(), { orderId: order.id, entries: [entryOf(results[0]!, '4.2')] }))).toBe('lab-result.wrong-state')
    const waiting = await signedOrder(clinic, ['K'])
    const [open] = await resultsOf(clinic, waiting.id)
    expect(await refused(enterResults(await technician(), { orderId: waiting.id, entries: [entryOf(open!, '4.2')] }))).toBe('lab-result.wrong-state')
    expect(await refused(enterResults(await clinic.as('lab_technician', 'harbour'), { orderId: order.id, entries: [entryOf(results[0]!, '4.2')] }))).toBe('record.not-found')
  })
})
