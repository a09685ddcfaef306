import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { listBenchWork } from './lab/list-bench-work'
import { listToCollect } from './lab/list-to-collect'
import { listQueue } from './pharmacy/list-queue'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const about = { userId: null, isRestricted: false }
const minute = (number: number): string => new Date(Date.parse('2026-03-01T08:00:00.000Z') + number * 60_000).toISOString()
/** The newest is the one that is pressing. */
const numbers = Array.from({ length: 103 }, (_, number) => number)
const isPressing = (number: number) => number === numbers.length - 1

async function inParts(write: (part: number[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < numbers.length; from += 10) await write(numbers.slice(from, from + 10))
}

it('lists the bench: what is pressing however new, then every routine order once, each with its own tests', async () => {
  await inParts((part) => clinic.clinic().transaction((tx) => {
    for (const number of part) {
      const of = { organisationId: 'riverside', patientId: 'adult', orderId: `w-ord-${number}` }
      tx.labOrders.create(aRecord('labOrders', { ...of, id: of.orderId, status: 'active', urgency: isPressing(number) ? 'stat' : 'routine', signedAt: minute(number), accession: `W-${number}` } as never), { about })
      tx.specimens.create(aRecord('specimens', { ...of, id: `w-spec-${number}`, status: 'accepted', accession: `W-${number}-1` } as never), { about })
      tx.labResults.create(aRecord('labResults', { ...of, id: `w-res-${number}`, specimenId: `w-spec-${number}`, status: number % 2 === 0 ? 'entered' : 'in_process', criticalTier: null } as never), { about })
    }
  }))
  const context = await clinic.as('lab_technician')
  const seen: number[] = []
  let after: string | null = null
  do {
    const page = await listBenchWork(context, after)
    expect(page.lines.every(({ specimen, results }) => results.length === 1 && results[0]!.id.slice(6) === specimen.id.slice(7))).toBe(true)
    seen.push(...page.lines.map(({ order }) => Number(order.id.slice(6))))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual([numbers.length - 1, ...numbers.slice(0, -1)])
})

it('lists the dispensing queue: what is pressing however new, then every supply once', async () => {
  await inParts((part) => clinic.clinic().transaction((tx) => {
    for (const number of part) {
      const of = { organisationId: 'riverside', patientId: 'adult', prescriptionId: `w-rx-${number}`, prescriptionNumber: `RX-W-${number}` }
      tx.prescriptions.create(aRecord('prescriptions', { organisationId: 'riverside', patientId: 'adult', id: of.prescriptionId, number: of.prescriptionNumber, status: 'active', signedAt: minute(number), itemCount: 2, overrides: [] } as never), { about })
      tx.dispenses.create(aRecord('dispenses', { ...of, id: `w-disp-${number}`, status: 'queued', priority: isPressing(number) ? 'urgent' : 'routine', queuedAt: minute(number), lines: [] } as never), { about })
    }
  }))
  const context = await clinic.as('pharmacist')
  const seen: number[] = []
  let after: string | null = null
  do {
    const page = await listQueue(context, after)
    expect(page.lines.every((line) => line.items === 2)).toBe(true)
    seen.push(...page.lines.map((line) => Number(line.id.slice(7))))
    after = page.next
  } while (after !== null)
  expect(seen).toEqual([numbers.length - 1, ...numbers.slice(0, -1)])
})

it('lists what is to be collected: the pressing first however many wait, each with the person it is taken from, and nothing taken already', async () => {
  await inParts((part) => clinic.clinic().transaction((tx) => {
    for (const number of part) {
      const of = { organisationId: 'riverside', patientId: 'adult', orderId: `c-ord-${number}` }
      tx.labOrders.create(aRecord('labOrders', { ...of, id: of.orderId, status: 'active', urgency: isPressing(number) ? 'stat' : 'routine', signedAt: minute(number), accession: `C-${number}` } as never), { about })
      tx.specimens.create(aRecord('specimens', { ...of, id: `c-spec-${number}`, status: number === 0 ? 'collected' : 'registered', accession: `C-${number}-1` } as never), { about })
    }
  }))
  const { lines, isCut } = await listToCollect(await clinic.as('nurse'))
  expect(lines[0]!.order).toMatchObject({ id: `c-ord-${numbers.length - 1}`, urgency: 'stat' })
  expect(lines.map(({ specimen }) => specimen.id)).not.toContain('c-spec-0')
  expect(lines.every(({ patient }) => patient?.id === 'adult')).toBe(true)
  expect(isCut).toBe(true)
})
