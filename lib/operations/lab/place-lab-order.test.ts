import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labPanels } from '@/lib/domain/lab/catalogue.table'
import { isAccessionNumber } from '@/lib/domain/lab/accession'
import type { PlaceLabOrderInput } from '@/lib/domain/lab/place-lab-order.input'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { placeLabOrder } from './place-lab-order'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
  await addDiagnosis('adult')
})
afterAll(() => clinic.close())

let made = 0
const idOf = () => `order${String((made += 1)).padStart(15, '0')}`

async function addDiagnosis(patientId: string): Promise<void> {
  const at = clinic.clock.now().toISOString()
  await clinic.clinic().transaction((tx) => tx.diagnoses.create({
    id: clinic.clock.newId(), organisationId: 'riverside', patientId, encounterId: 'visit', code: 'N18.4', title: 'Chronic kidney disease, stage 4 (severe)', tableVersion: 'test', rank: 'primary',
    certainty: 'confirmed', status: 'active', onsetOn: null, recordedBy: 'doctor', recordedByName: 'Doctor', recordedAt: at,
  }, { about: { userId: null, isRestricted: false } }))
}

const asks = (changes: Partial<PlaceLabOrderInput> = {}): PlaceLabOrderInput => ({ id: idOf(), patientId: 'adult', encounterId: null, codes: ['K', 'HGB'], urgency: 'routine', statReason: null, indicationCode: 'N18.4', instructions: null, ...changes })

async function stored(orderId: string) {
  const data = clinic.clinic()
  const [specimens, results, audit, bells] = await Promise.all([
    data.specimens.list({ where: { orderId }, limit: 50 }), data.labResults.list({ where: { orderId }, limit: 100 }),
    data.auditEntries.list({ where: { subjectId: orderId }, limit: 10 }), data.signals.list({ where: { kind: 'lab-order.signed', subjectId: orderId }, limit: 10 }),
  ])
  return { specimens: specimens.items, results: results.items, audit: audit.items, bells: bells.items }
}

describe('signing an order', () => {
  it('makes the order, one tube per kind, one open result per test, the audit line and the bell', async () => {
    const order = await placeLabOrder(await clinic.as('doctor'), asks({ codes: ['K', 'NA', 'HGB'] }))
    const { specimens, results, audit, bells } = await stored(order.id)
    expect(order).toMatchObject({ status: 'active', testKeys: ['K', 'NA', 'HGB'], indicationCode: 'N18.4' })
    expect(specimens.map((tube) => tube.specimenType).toSorted()).toEqual(['SER', 'WB'])
    expect(specimens.every((tube) => isAccessionNumber(tube.accession) && tube.status === 'registered')).toBe(true)
    expect(results.map(({ testKey, status, value }) => ({ testKey, status, value }))).toEqual(order.testKeys.map((testKey) => ({ testKey, status: 'ordered', value: null })))
    expect(results.every((result) => specimens.some((tube) => tube.id === result.specimenId && tube.testKeys.includes(result.testKey)))).toBe(true)
    expect([audit.map((line) => line.what), bells.length]).toEqual([['lab-order.signed'], 1])
  })

  it('turns a panel into its tests and keeps the panel’s name', async () => {
    const panel = labPanels.find(({ members }) => members.length >= 4)!
    const order = await placeLabOrder(await clinic.as('doctor'), asks({ codes: [panel.code, panel.members[0]!] }))
    expect(order.panelCodes).toEqual([panel.code])
    expect(order.testKeys).toEqual([...panel.members])
  })

  it('gives twelve orders signed in one moment numbers of their own', async () => {
    const doctor = await clinic.as('doctor')
    const orders = await Promise.all(Array.from({ length: 12 }, () => placeLabOrder(doctor, asks({ codes: ['K'] }))))
    expect(new Set(orders.map((order) => order.accession)).size).toBe(12)
  })

  it('answers the same form sent twice with one order', async () => {
    const doctor = await clinic.as('doctor')
    const input = asks()
    const [first, second] = await Promise.all([placeLabOrder(doctor, input), placeLabOrder(doctor, input)])
    expect(first.id).toBe(second.id)
    expect((await stored(input.id)).results).toHaveLength(2)
  })

  it.each([
    ['a diagnosis nobody recorded', { indicationCode: 'A00.0' }, 'lab-order.indication-needed'],
    ['an unknown test', { codes: ['NOPE'] }, 'lab-order.test-unknown'],
    ['nothing', { codes: [] }, 'lab-order.nothing-ordered'],
    ['an immediate order without a reason', { urgency: 'stat' }, 'lab-order.stat-reason-needed'],
    ['a person of another clinic', { patientId: 'elsewhere' }, 'record.not-found'],
    ['a restricted person', { patientId: 'restricted' }, 'access.no-care-relationship'],
  ] as const)('refuses %s and saves nothing', async (_, changes, code) => {
    const input = asks(changes as Partial<PlaceLabOrderInput>)
    expect(await refused(placeLabOrder(await clinic.as('doctor'), input))).toBe(code)
    expect(await clinic.clinic().labOrders.find(input.id)).toBeNull()
  })

  it('refuses more tests than one transaction can hold', async () => {
    const codes = [...new Set(labPanels.flatMap((panel) => panel.members))].slice(0, 45)
    if (codes.length > 40) expect(await refused(placeLabOrder(await clinic.as('doctor'), asks({ codes })))).toBe('lab-order.too-many-tests')
  })
})
