import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labTests } from '@/lib/domain/lab/catalogue.table'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { entryOf, orderOnBench, resultsOf, signedOrder, specimensOf } from '@/lib/testing/lab-bench'
import { refused } from '@/lib/testing/refused'
import { acknowledgeReport } from './acknowledge-report'
import { enterResults } from './enter-results'
import { recordCriticalCall } from './record-critical-call'
import { verifyResults } from './verify-results'

// Appwrite takes a hundred writes at once; a very ill person's results are more.
let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const adultRow = (key: string) => labTests.find((test) => test.key === key)!
/** A value the analyser can measure that no adult limit calls critical, and one that it does. */
const ordinary = (key: string) => {
  const test = adultRow(key)
  const range = test.ranges.find((row) => row.ageMaxDays === null && row.pregnancy === null && row.sex !== 'M')
  return String(range?.low ?? (range?.high ?? test.reportableHigh) * 0.9)
}
const critical = (key: string) => {
  const row = adultRow(key).critical.find((each) => each.tier === 'critical' && each.ageMaxDays === null)!
  return row.high === null ? String(row.low! * 0.95) : String(row.high * 1.05)
}
const callable = labTests.filter((test) => test.specimen !== 'UR' && test.critical.some((row) => row.tier === 'critical' && row.ageMaxDays === null && (row.sex ?? 'F') === 'F')).map((test) => test.key)
const quiet = labTests.filter((test) => test.critical.length === 0).map((test) => test.key)

async function entered(keys: string[], criticalKeys: readonly string[] = []) {
  const { order, results } = await orderOnBench(clinic, keys)
  const typed = (key: string) => (criticalKeys.includes(key) ? critical(key) : ordinary(key))
  await enterResults(await clinic.as('lab_technician'), { orderId: order.id, entries: results.map((result) => entryOf(result, typed(result.testKey), { isCriticalConfirmed: true })) })
  return { order, results: await resultsOf(clinic, order.id) }
}
const callsOf = async (orderId: string) => (await clinic.clinic().criticalCalls.list({ where: { orderId }, limit: 60 })).items
const verifying = (orderId: string, results: readonly { id: string; version: number }[]) => ({ orderId, results: results.map(({ id: resultId, version }) => ({ resultId, version })), comment: '' })

describe('an order of many tests', () => {
  it('of every kind of tube can be placed up to its limit', async () => {
    const kinds = [...new Set(labTests.map((test) => test.specimen))].map((kind) => labTests.find((test) => test.specimen === kind)!.key)
    const keys = [...new Set([...kinds, ...labTests.map((test) => test.key)])].slice(0, 40)
    expect(await refused(signedOrder(clinic, keys))).toBe('lab-order.too-many-tests')
    const order = await signedOrder(clinic, keys.slice(0, 39))
    expect(await specimensOf(clinic, order.id)).toHaveLength(kinds.length)
    expect(await resultsOf(clinic, order.id)).toHaveLength(39)
  })

  it.each([24, 28, 29, 30, 31])('is verified whole with %i results, closed, and its paper asked for', async (count) => {
    const { order, results } = await entered(quiet.slice(0, count))
    const { reportId } = await verifyResults(await clinic.as('other-technician'), verifying(order.id, results))
    const data = clinic.clinic()
    expect((await resultsOf(clinic, order.id)).every((result) => result.status === 'verified')).toBe(true)
    expect(await data.labReports.get(reportId)).toMatchObject({ status: 'final' })
    expect((await data.labOrders.get(order.id)).status).toBe('completed')
  })

  it('with many critical values is saved whole: each opens its call, and the same save sent twice opens no second one', async () => {
    const keys = callable.slice(0, 16)
    const { order, results } = await orderOnBench(clinic, keys)
    const input = { orderId: order.id, entries: results.map((result) => entryOf(result, critical(result.testKey), { isCriticalConfirmed: true })) }
    const saved = await enterResults(await clinic.as('lab_technician'), input)
    expect(saved.saved.every((each) => each.isCritical)).toBe(true)
    expect(await callsOf(order.id)).toHaveLength(16)
    expect(await enterResults(await clinic.as('lab_technician'), input)).toEqual(saved)
    expect(await callsOf(order.id)).toHaveLength(16)
    expect(await refused(enterResults(await clinic.as('other-technician'), input))).toBe('record.changed-meanwhile')
    expect(await refused(enterResults(await clinic.as('lab_technician'), { ...input, entries: input.entries.map((entry, place) => (place === 0 ? { ...entry, typed: ordinary(keys[0]!) } : entry)) }))).toBe('record.changed-meanwhile')
  })

  it('with many critical values is answered by its doctor in one press', async () => {
    const keys = callable.slice(0, 16)
    const { order, results } = await entered(keys, keys)
    for (const call of await callsOf(order.id)) await recordCriticalCall(await clinic.as('lab_technician'), { criticalCallId: call.id, person: 'Dr Helen Marsh', role: 'Doctor', channel: 'phone', reached: 'yes', readBack: 'yes', note: '' })
    const { reportId } = await verifyResults(await clinic.as('other-technician'), verifying(order.id, results))
    const report = await acknowledgeReport(await clinic.as('doctor'), { patientId: 'adult', reportId, action: 'treated', note: null })
    expect(report.acknowledgementAction).toBe('treated')
    expect((await callsOf(order.id)).map((call) => [call.status, call.action])).toEqual(keys.map(() => ['closed', 'treated']))
    expect(await clinic.clinic().tasks.count({ where: { patientId: 'adult', kind: 'critical-result', status: 'requested', subjectId: (await callsOf(order.id)).map((call) => call.id) } })).toBe(0)
  })
})
