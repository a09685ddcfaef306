import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { entryOf, orderOnBench, orderToVerify, resultsOf } from '@/lib/testing/lab-bench'
import { refused } from '@/lib/testing/refused'
import { acknowledgeReport } from '@/lib/operations/lab/acknowledge-report'
import { enterResults } from '@/lib/operations/lab/enter-results'
import { verifyResults } from '@/lib/operations/lab/verify-results'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const fifty = <Value>(run: (place: number) => Promise<Value>) => Promise.all(Array.from({ length: 50 }, (_, place) => run(place)))

function tally(codes: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((each) => each === code).length]))
}

/** The versions a record went through, as its history has them: 1, 2, 3 … without a gap or a second one. */
async function expectContiguous(rowId: string, version: number): Promise<void> {
  const { items } = await clinic.clinic().history.list({ where: { rowId }, limit: 100 })
  expect(items.map((row) => row.rowVersion).toSorted((a, b) => a - b)).toEqual(Array.from({ length: version }, (_, index) => index + 1))
}

describe('fifty at once', () => {
  it('enter one value: one is kept, the others are told that it changed meanwhile', async () => {
    const { order, results } = await orderOnBench(clinic, ['K'])
    const people = await Promise.all([clinic.as('lab_technician'), clinic.as('other-technician')])
    // Every attempt of a person types another value: the same one again would be the same click.
    const codes = await fifty((place) => refused(enterResults(people[place % 2]!, { orderId: order.id, entries: [entryOf(results[0]!, (3.5 + Math.floor(place / 2) / 10).toFixed(1))] })))
    const [stored] = await resultsOf(clinic, order.id)
    // Who looked only after the first had saved finds a newer version, or the next state: the words are the same or nearly.
    expect(tally(codes)).toEqual({ done: 1, 'record.changed-meanwhile': 49 })
    expect(stored).toMatchObject({ status: 'entered', version: results[0]!.version + 1 })
    await expectContiguous(stored!.id, stored!.version)
    expect(await clinic.clinic().auditEntries.count({ where: { subjectId: stored!.id, what: 'lab-result.entered' } })).toBe(1)
  }, 60_000)

  it('enter one critical value: one call is opened, not fifty', async () => {
    const { order, results } = await orderOnBench(clinic, ['K'])
    const technician = await clinic.as('lab_technician')
    const codes = await fifty(() => refused(enterResults(technician, { orderId: order.id, entries: [entryOf(results[0]!, '7.2', { isCriticalConfirmed: true })] })))
    // The same click of the same person: who looks after the first was saved is told that it stands.
    expect(codes.filter((code) => code !== 'done' && code !== 'record.changed-meanwhile')).toEqual([])
    expect(codes).toContain('done')
    expect(await clinic.clinic().auditEntries.count({ where: { subjectId: results[0]!.id, what: 'lab-result.entered' } })).toBe(1)
    const calls = await clinic.clinic().criticalCalls.list({ where: { orderId: order.id }, limit: 60 })
    const tasks = await clinic.clinic().tasks.count({ where: { subjectId: calls.items.map((call) => call.id) } })
    expect([calls.items.length, tasks]).toEqual([1, 1])
  }, 60_000)

  it('verify one result: one report, one paper, one line', async () => {
    const { order, results } = await orderToVerify(clinic, { NA: '140' })
    const technician = await clinic.as('other-technician')
    const codes = await fifty(() => refused(verifyResults(technician, { orderId: order.id, results: results.map(({ id: resultId, version }) => ({ resultId, version })), comment: '' })))
    expect(tally(codes)).toEqual({ done: 1, 'record.changed-meanwhile': 49 })
    const data = clinic.clinic()
    const [stored, reports] = await Promise.all([resultsOf(clinic, order.id), data.labReports.list({ where: { orderId: order.id }, limit: 60 })])
    expect([stored[0]!.status, reports.items.length, await data.documents.count({ where: { subjectId: reports.items[0]!.id } })]).toEqual(['verified', 1, 1])
    await expectContiguous(stored[0]!.id, stored[0]!.version)
    await expectContiguous(order.id, (await data.labOrders.get(order.id)).version)
  }, 60_000)

  it('verify different results of one order: none is forgotten on the report, and the last one completes it', async () => {
    const keys = ['NA', 'K', 'CL', 'HCO3', 'CREA']
    const { order } = await orderToVerify(clinic, { NA: '140', K: '4.1', CL: '101', HCO3: '24', CREA: '0.9' })
    const technician = await clinic.as('other-technician')
    const verifyOne = async (testKey: string): Promise<void> => {
      for (let attempt = 0; attempt < 30; attempt += 1) {
        const result = (await resultsOf(clinic, order.id)).find((each) => each.testKey === testKey)!
        const code = await refused(verifyResults(technician, { orderId: order.id, results: [{ resultId: result.id, version: result.version }], comment: '' }))
        if (code === 'done') return
        expect(code).toBe('record.changed-meanwhile')
      }
      throw new Error(`${testKey} was never verified`)
    }
    await Promise.all(keys.map(verifyOne))
    const data = clinic.clinic()
    const reports = await data.labReports.list({ where: { orderId: order.id }, limit: 10 })
    expect(reports.items.map((report) => report.status)).toEqual(['final'])
    expect((await data.labOrders.get(order.id)).status).toBe('completed')
    expect(await data.documents.count({ where: { subjectId: reports.items[0]!.id } })).toBe(1)
    await expectContiguous(reports.items[0]!.id, reports.items[0]!.version)
  }, 60_000)

  it('acknowledge one report: one answer stands', async () => {
    const { order, results } = await orderToVerify(clinic, { CL: '101' })
    const { reportId } = await verifyResults(await clinic.as('other-technician'), { orderId: order.id, results: results.map(({ id: resultId, version }) => ({ resultId, version })), comment: '' })
    const people = await Promise.all([clinic.as('doctor'), clinic.as('other-doctor')])
    const actions = ['treated', 'patient-contacted', 'referred', 'no-action-needed'] as const
    const codes = await fifty((place) => refused(acknowledgeReport(people[place % 2]!, { patientId: 'adult', reportId, action: actions[place % 4]!, note: null })))
    const counted = tally(codes)
    const report = await clinic.clinic().labReports.get(reportId)
    expect(await clinic.clinic().auditEntries.count({ where: { subjectId: reportId, what: 'lab-report.acknowledged' } })).toBe(1)
    expect(Object.keys(counted).filter((code) => !['done', 'record.changed-meanwhile', 'lab-report.acknowledged-already'].includes(code))).toEqual([])
    expect(report.acknowledgedBy).not.toBeNull()
    await expectContiguous(reportId, report.version)
  }, 60_000)
})
