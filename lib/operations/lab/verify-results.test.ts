import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { entryOf, orderOnBench, orderToVerify, resultsOf, traceOf } from '@/lib/testing/lab-bench'
import { refused } from '@/lib/testing/refused'
import { acknowledgeCriticalCall } from './acknowledge-critical-call'
import { acknowledgeReport } from './acknowledge-report'
import { enterResults } from './enter-results'
import { recordCriticalCall } from './record-critical-call'
import { returnResult } from './return-result'
import { verifyResults } from './verify-results'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const asks = (orderId: string, results: readonly LabResult[]) => ({ orderId, results: results.map(({ id: resultId, version }) => ({ resultId, version })), comment: '' })
const verifyAs = async (who: 'lab_technician' | 'other-technician' | 'doctor', orderId: string, results: readonly LabResult[]) => verifyResults(await clinic.as(who), asks(orderId, results))
const reportOf = async (orderId: string) => (await clinic.clinic().labReports.list({ where: { orderId }, limit: 5 })).items
const seenByPatient = async (orderId: string) => (await (await clinic.as('patient')).data.labResults.list({ where: { orderId }, limit: 20 })).items.map((result) => result.testKey)
const called = { person: 'Dr Helen Marsh', role: 'Doctor', channel: 'phone', reached: 'yes', readBack: 'yes', note: '' } as const

async function recordCallOf(orderId: string): Promise<void> {
  const [call] = (await clinic.clinic().criticalCalls.list({ where: { orderId }, limit: 5 })).items
  await recordCriticalCall(await clinic.as('lab_technician'), { criticalCallId: call!.id, ...called })
}

describe('verifying', () => {
  it('by a second person releases the value, issues the report, closes the order and asks for its paper', async () => {
    const { order, results } = await orderToVerify(clinic, { K: '4.1', NA: '140' })
    const doctor = await clinic.as('doctor')
    expect((await doctor.data.labResults.list({ where: { orderId: order.id }, limit: 5 })).items).toEqual([])
    const released = await verifyAs('other-technician', order.id, results)
    const data = clinic.clinic()
    const [[report], stored, document, audit] = await Promise.all([reportOf(order.id), resultsOf(clinic, order.id), data.documents.first({ where: { subjectId: released.reportId } }), data.auditEntries.list({ where: { subjectId: [released.reportId, ...released.resultIds] }, limit: 20 })])
    expect(report).toMatchObject({ id: released.reportId, status: 'final', verifiedBy: 'riverside-other-technician', documentId: document!.id })
    expect(report!.releasedAt).not.toBeNull()
    expect(stored.map(({ status, verifiedBy, enteredBy }) => [status, verifiedBy, enteredBy])).toEqual(results.map(() => ['verified', 'riverside-other-technician', 'riverside-lab_technician']))
    expect(document).toMatchObject({ status: 'queued', kind: 'lab-report', patientId: 'adult' })
    expect((await data.labOrders.get(order.id)).status).toBe('completed')
    expect(audit.items.map((line) => line.what).toSorted()).toEqual(['lab-report.issued', 'lab-result.entered', 'lab-result.entered', 'lab-result.verified', 'lab-result.verified'])
    expect((await doctor.data.labResults.list({ where: { orderId: order.id }, limit: 5 })).items).toHaveLength(2)
    expect(await seenByPatient(order.id)).toEqual(['K', 'NA'])
  })

  it('is refused to whoever entered one of the values, even beside another’s', async () => {
    const { order, results } = await orderOnBench(clinic, ['K', 'NA'])
    await enterResults(await clinic.as('lab_technician'), { orderId: order.id, entries: [entryOf(results[0]!, '4.1')] })
    await enterResults(await clinic.as('other-technician'), { orderId: order.id, entries: [entryOf(results[1]!, '140')] })
    const entered = await resultsOf(clinic, order.id)
    const before = await traceOf(clinic, order.id)
    expect(await refused(verifyAs('lab_technician', order.id, entered))).toBe('lab-result.own-entry')
    expect(await refused(verifyAs('other-technician', order.id, entered))).toBe('lab-result.own-entry')
    expect(await traceOf(clinic, order.id)).toBe(before)
  })

  it('is refused for a critical value until somebody was called', async () => {
    const { order, results } = await orderToVerify(clinic, { K: '6.8', NA: '140' })
    const before = await traceOf(clinic, order.id)
    expect(await refused(verifyAs('other-technician', order.id, results))).toBe('lab-result.critical-not-called')
    expect(await traceOf(clinic, order.id)).toBe(before)
    await recordCallOf(order.id)
    expect(await refused(verifyAs('other-technician', order.id, results))).toBe('done')
  })

  it('holds a critical value back from the patient until a clinician has answered, then shows it', async () => {
    const { order, results } = await orderToVerify(clinic, { K: '7.1' })
    await recordCallOf(order.id)
    const { reportId } = await verifyAs('other-technician', order.id, results)
    expect((await reportOf(order.id))[0]!.releasedAt).toBeNull()
    expect(await seenByPatient(order.id)).toEqual([])
    expect(await (await clinic.as('patient')).data.labReports.find(reportId)).toBeNull()
    await acknowledgeReport(await clinic.as('doctor'), { patientId: 'adult', reportId, action: 'treated', note: null })
    expect(await seenByPatient(order.id)).toEqual(['K'])
    expect(await (await clinic.as('patient')).data.labReports.find(reportId)).not.toBeNull()
    expect(await (await clinic.as('other-patient')).data.labReports.find(reportId)).toBeNull()
  })

  it('goes on for the same finding measured again, which is not called twice', async () => {
    const first = await orderToVerify(clinic, { MG: '5.2' })
    await recordCallOf(first.order.id)
    const { reportId } = await verifyAs('other-technician', first.order.id, first.results)
    await acknowledgeReport(await clinic.as('doctor'), { patientId: 'adult', reportId, action: 'treated', note: null })
    clinic.clock.advance(30)
    const again = await orderToVerify(clinic, { MG: '5.1' })
    expect((await clinic.clinic().criticalCalls.list({ where: { orderId: again.order.id }, limit: 5 })).items).toEqual([])
    expect(await refused(verifyAs('other-technician', again.order.id, again.results))).toBe('done')
  })

  it('waits for a new call when the value is critical on the other side, or cannot be compared with the one called', async () => {
    const high = await orderToVerify(clinic, { APH: '7.65' })
    await recordCallOf(high.order.id)
    const { reportId } = await verifyAs('other-technician', high.order.id, high.results)
    await acknowledgeReport(await clinic.as('doctor'), { patientId: 'adult', reportId, action: 'treated', note: null })
    const low = await orderToVerify(clinic, { APH: '7.1' })
    expect((await clinic.clinic().criticalCalls.list({ where: { orderId: low.order.id }, limit: 5 })).items).toHaveLength(1)
    expect(await refused(verifyAs('other-technician', low.order.id, low.results))).toBe('lab-result.critical-not-called')

    const glucose = await orderToVerify(clinic, { GLU: '520' })
    await recordCallOf(glucose.order.id)
    const report = await verifyAs('other-technician', glucose.order.id, glucose.results)
    await acknowledgeReport(await clinic.as('doctor'), { patientId: 'adult', reportId: report.reportId, action: 'treated', note: null })
    const { order, results } = await orderOnBench(clinic, ['GLU'])
    await enterResults(await clinic.as('lab_technician'), { orderId: order.id, entries: [entryOf(results[0]!, '40', { unit: 'mmol/L', isCriticalConfirmed: true })] })
    expect((await clinic.clinic().criticalCalls.list({ where: { orderId: order.id }, limit: 5 })).items).toHaveLength(1)
  })

  it('of a part leaves the order open, and the rest completes it on the same report', async () => {
    const { order, results } = await orderToVerify(clinic, { K: '4.1', NA: '140', CL: '101' })
    const part = await verifyAs('other-technician', order.id, results.slice(0, 1))
    expect((await reportOf(order.id)).map(({ status, releasedAt, documentId }) => [status, releasedAt, documentId])).toEqual([['partial', null, null]])
    expect((await clinic.clinic().labOrders.get(order.id)).status).toBe('active')
    expect(await clinic.clinic().documents.first({ where: { subjectId: part.reportId } })).toBeNull()
    const rest = await verifyAs('other-technician', order.id, results.slice(1))
    expect(rest.reportId).toBe(part.reportId)
    expect((await reportOf(order.id)).map(({ status }) => status)).toEqual(['final'])
    expect((await clinic.clinic().labOrders.get(order.id)).status).toBe('completed')
  })

  it('is refused for what was seen in another version, was verified already, or belongs elsewhere', async () => {
    const { order, results } = await orderToVerify(clinic, { K: '4.1' })
    const stale = results.map((result) => ({ ...result, version: result.version - 1 }))
    const before = await traceOf(clinic, order.id)
    expect(await refused(verifyAs('other-technician', order.id, stale))).toBe('record.changed-meanwhile')
    expect(await refused(verifyAs('other-technician', order.id, [{ ...results[0]!, id: 'elsewhere' }]))).toBe('record.not-found')
    expect(await refused(clinic.as('lab_technician', 'harbour').then((context) => verifyResults(context, asks(order.id, results))))).toBe('record.not-found')
    expect(await refused(verifyAs('doctor', order.id, results))).toBe('record.not-found')
    expect(await refused(verifyAs('other-technician', order.id, [...results, ...results]))).toBe('record.changed-meanwhile')
    expect(await traceOf(clinic, order.id)).toBe(before)
    await verifyAs('other-technician', order.id, results)
    expect(await refused(verifyAs('other-technician', order.id, results))).toBe('record.changed-meanwhile')
    expect(await refused(verifyAs('other-technician', order.id, await resultsOf(clinic, order.id)))).toBe('lab-result.wrong-state')
  })
})

describe('a restricted patient’s critical value', () => {
  it('answered before it is verified stays known to the bench, and is verified', async () => {
    const since = clinic.clock.now().toISOString()
    await clinic.clinic().transaction((tx) => tx.careTeamMembers.create(aRecord('careTeamMembers', { id: 'tie', organisationId: 'riverside', patientId: 'restricted', userId: 'riverside-doctor', since, until: null }), { about: { userId: null, isRestricted: true } }))
    const { order, results } = await orderToVerify(clinic, { K: '6.9' }, 'restricted')
    const [call] = (await clinic.clinic().criticalCalls.list({ where: { orderId: order.id }, limit: 5 })).items
    await acknowledgeCriticalCall(await clinic.as('doctor'), { patientId: 'restricted', criticalCallId: call!.id, action: 'treated' })
    const { reportId } = await verifyAs('other-technician', order.id, results)
    await acknowledgeReport(await clinic.as('doctor'), { patientId: 'restricted', reportId, action: 'treated', note: null })
    const shown = async (who: 'lab_technician' | 'doctor' | 'other-doctor' | 'nurse') => (await (await clinic.as(who)).data.labReports.find(reportId)) !== null
    expect([await shown('lab_technician'), await shown('doctor'), await shown('other-doctor'), await shown('nurse')]).toEqual([true, true, false, false])
    expect((await (await clinic.as('other-doctor')).data.labResults.list({ where: { orderId: order.id }, limit: 5 })).items).toEqual([])
  })
})

describe('sending a value back', () => {
  it('needs a reason, tells who entered it, and lets it be entered and verified anew', async () => {
    const { order, results } = await orderToVerify(clinic, { K: '4.1' })
    const [result] = results
    const input = { resultId: result!.id, version: result!.version, reason: 'Haemolysed, measure again' }
    expect(await refused(returnResult(await clinic.as('other-technician'), { ...input, version: 1 }))).toBe('record.changed-meanwhile')
    expect(await refused(returnResult(await clinic.as('lab_technician', 'harbour'), input))).toBe('record.not-found')
    const returned = await returnResult(await clinic.as('other-technician'), input)
    expect(returned).toMatchObject({ status: 'in_process', returnReason: input.reason })
    const told = await clinic.clinic().notifications.list({ where: { subjectId: result!.id }, limit: 5 })
    expect(told.items.map(({ userId, kind }) => [userId, kind])).toEqual([['riverside-lab_technician', 'lab-result.returned']])
    expect(await refused(verifyAs('other-technician', order.id, await resultsOf(clinic, order.id)))).toBe('lab-result.wrong-state')
    await enterResults(await clinic.as('lab_technician'), { orderId: order.id, entries: [entryOf(returned, '4.3')] })
    expect(await refused(verifyAs('other-technician', order.id, await resultsOf(clinic, order.id)))).toBe('done')
    expect((await clinic.clinic().history.list({ where: { rowId: result!.id }, limit: 20 })).items.map((row) => row.verb).toSorted()).toEqual(['lab-result.entered', 'lab-result.entered', 'lab-result.ordered', 'lab-result.returned', 'lab-result.started', 'lab-result.verified'])
  })
})
