import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { entryOf, orderOnBench, orderToVerify, resultsOf, signedOrder, specimensOf, traceOf } from '@/lib/testing/lab-bench'
import { refused } from '@/lib/testing/refused'
import { collectSpecimen } from './collect-specimen'
import { enterResults } from './enter-results'
import { printSpecimenLabel } from './print-specimen-label'
import { receiveSpecimen } from './receive-specimen'
import { recordCriticalCall } from './record-critical-call'
import { rejectSpecimen } from './reject-specimen'
import { returnResult } from './return-result'
import { verifyResults } from './verify-results'

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
    const again = (await specimensOf(clinic, order.id)).find((each) => each.id !== specimenId)!
    expect(again).toMatchObject({ status: 'registered', testKeys: ['K', 'NA'], specimenType: rejected.specimenType, collectedAt: null, labelsPrinted: 0 })
    expect(again.accession).not.toBe(rejected.accession)
    expect((await resultsOf(clinic, order.id)).map(({ status, specimenId: tube }) => [status, tube])).toEqual([['awaiting_recollect', again.id], ['awaiting_recollect', again.id]])
    expect(tasks.items.map(({ kind, ownerRole }) => [kind, ownerRole])).toEqual([['recollect', 'nurse']])
    expect(told.items.map(({ userId, kind }) => [userId, kind])).toEqual([['riverside-doctor', 'specimen.rejected']])
    expect(await refused(rejectSpecimen(await technician(), { specimenId, code: 'RI', note: '' }))).toBe('specimen.wrong-state')
  })
})

describe('a rejected tube', () => {
  it('is replaced: the second one is collected, received and measured, and the order can end', async () => {
    const { order, results } = await orderOnBench(clinic, ['K', 'NA'])
    const rejectedId = results[0]!.specimenId!
    await rejectSpecimen(await technician(), { specimenId: rejectedId, code: 'RH', note: '' })
    const again = (await specimensOf(clinic, order.id)).find((each) => each.id !== rejectedId)!
    await printSpecimenLabel(await technician(), { specimenId: again.id })
    await collectSpecimen(await technician(), { specimenId: again.id, collectedAt: null, identifiersMatched: ['name', 'date-of-birth'] })
    await receiveSpecimen(await technician(), { specimenId: again.id })
    const open = await resultsOf(clinic, order.id)
    expect(open.map(({ status, specimenId }) => [status, specimenId])).toEqual([['in_process', again.id], ['in_process', again.id]])
    await enterResults(await technician(), { orderId: order.id, entries: [entryOf(open[0]!, '4.1'), entryOf(open[1]!, '140')] })
    const entered = await resultsOf(clinic, order.id)
    await verifyResults(await clinic.as('other-technician'), { orderId: order.id, results: entered.map(({ id: resultId, version }) => ({ resultId, version })), comment: '' })
    expect((await clinic.clinic().labOrders.get(order.id)).status).toBe('completed')
  })

  it('takes back what was entered from it, and the call nobody made, but nothing that is released', async () => {
    const { order, results } = await orderToVerify(clinic, { K: '7.2', NA: '140', CL: '101' })
    const sodium = results.find((result) => result.testKey === 'NA')!
    await verifyResults(await clinic.as('other-technician'), { orderId: order.id, results: [{ resultId: sodium.id, version: sodium.version }], comment: '' })
    await rejectSpecimen(await technician(), { specimenId: sodium.specimenId!, code: 'RH', note: '' })
    const after = await resultsOf(clinic, order.id)
    expect(after.map(({ testKey, status }) => [testKey, status])).toEqual([['K', 'awaiting_recollect'], ['NA', 'verified'], ['CL', 'awaiting_recollect']])
    expect(await refused(verifyResults(await clinic.as('other-technician'), { orderId: order.id, results: [{ resultId: after[2]!.id, version: after[2]!.version }], comment: '' }))).toBe('lab-result.wrong-state')
    const [call] = (await clinic.clinic().criticalCalls.list({ where: { orderId: order.id }, limit: 5 })).items
    expect(call).toMatchObject({ status: 'not_confirmed' })
  })
})

describe('a critical value measured again', () => {
  const again = async (callsFirst: boolean, typed: string) => {
    const { order, results } = await orderToVerify(clinic, { K: '6.9' })
    const callsNow = async () => (await clinic.clinic().criticalCalls.list({ where: { orderId: order.id }, orderBy: ['createdAt', 'asc'], limit: 5 })).items
    const [first] = await callsNow()
    if (callsFirst) await recordCriticalCall(await technician(), { criticalCallId: first!.id, person: 'Dr Helen Marsh', role: 'Doctor', channel: 'phone', reached: 'yes', readBack: 'yes', note: '' })
    const [entered] = results
    await returnResult(await clinic.as('other-technician'), { resultId: entered!.id, version: entered!.version, reason: 'Looks haemolysed' })
    const [open] = await resultsOf(clinic, order.id)
    await enterResults(await technician(), { orderId: order.id, entries: [entryOf(open!, typed, { isCriticalConfirmed: true })] })
    const data = clinic.clinic()
    const [tasks, notices] = await Promise.all([data.tasks.list({ where: { subjectId: first!.id }, limit: 5 }), data.notifications.list({ where: { subjectId: first!.id }, limit: 9 })])
    return { calls: (await callsNow()).map((call) => call.status), task: tasks.items[0]!.status, waiting: notices.items.filter((notice) => notice.level === 'act-now' && notice.doneAt === null).length, told: notices.items.map((notice) => notice.kind).includes('critical-call.not-confirmed') }
  }

  it.each([
    ['and not critical, before anybody was called: the loop ends and the orderer is told', false, '5.2', { calls: ['not_confirmed'], task: 'cancelled', waiting: 0, told: true }],
    ['and still critical: the new value opens its own loop', false, '7.0', { calls: ['not_confirmed', 'detected'], task: 'cancelled', waiting: 0, told: true }],
    ['after somebody was called: a clinician answers it', true, '5.2', { calls: ['read_back_confirmed'], task: 'requested', waiting: 1, told: false }],
  ] as const)('%s', async (_name, callsFirst, typed, expected) => {
    expect(await again(callsFirst, typed)).toEqual(expected)
  })
})

it('a call recorded twice by one press is one attempt; half a minute later it is another', async () => {
  const { order } = await orderToVerify(clinic, { K: '6.9' })
  const [call] = (await clinic.clinic().criticalCalls.list({ where: { orderId: order.id }, limit: 5 })).items
  const tried = { criticalCallId: call!.id, person: 'Ward desk', role: 'Nurse', channel: 'phone', reached: 'no', readBack: 'no', note: '' } as const
  await recordCriticalCall(await technician(), tried)
  clinic.clock.advance(0.5)
  expect((await recordCriticalCall(await technician(), tried)).attempts).toHaveLength(1)
  expect((await recordCriticalCall(await technician(), { ...tried, person: 'Dr Helen Marsh' })).attempts).toHaveLength(2)
  clinic.clock.advance(0.51)
  expect((await recordCriticalCall(await technician(), { ...tried, person: 'Dr Helen Marsh' })).attempts).toHaveLength(3)
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
