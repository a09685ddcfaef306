import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { lineOf } from '@/lib/testing/pharmacy-records'
import { checkDraft } from './check-draft'
import { lineToItem } from './line-to-item'
import { validUntil } from './sign-prescription'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

/** A line that was signed long ago, or is taken now. */
const itemOf = (patientId: string, code: string, status: 'completed' | 'active') => ({
  ...lineToItem(lineOf(code)), organisationId: 'riverside', prescriptionId: 'before', patientId, position: 0, refillsUsed: 0, quantityDispensed: 0, status,
  startedOn: status === 'active' ? '2026-03-01' : '2020-01-01', endsOn: status === 'active' ? null : '2020-02-01',
})

describe('the safety check of somebody with a long history', () => {
  it('sees the medicine that was written after three hundred others', async () => {
    const patient = await clinic.addPatient({ bornOn: '1960-01-01', sex: 'male', allergyState: 'none-known' })
    const about = { userId: null, isRestricted: false }
    for (let written = 0; written < 300; written += 50) await clinic.clinic().transaction((tx) => Array.from({ length: 50 }, () => tx.prescriptionItems.create(itemOf(patient.id, 'amoxicillin-cap-500mg', 'completed'), { about })))
    const asked = async () => (await checkDraft(await clinic.as('doctor'), { patientId: patient.id, lines: [lineOf('ibuprofen-tab-400mg')] })).summary
    const findings = async () => [...(await asked()).toResolve, ...(await asked()).toAcknowledge].filter((finding) => finding.medicines.some((medicine) => medicine.name === 'warfarin'))
    expect(await findings()).toEqual([])
    await clinic.clinic().transaction((tx) => tx.prescriptionItems.create(itemOf(patient.id, 'warfarin-tab-1mg', 'active'), { about }))
    expect(await findings()).not.toEqual([])
  })
})

it.each([
  ['Australia/Sydney', '2026-03-31', '2026-03-31T12:59:59.000Z'], ['America/New_York', '2026-03-31', '2026-04-01T03:59:59.000Z'], ['UTC', '2026-03-31', '2026-03-31T23:59:59.000Z'],
  // The clocks go forward in London on 29 March: the day is one hour short.
  ['Europe/London', '2026-03-29', '2026-03-29T22:59:59.000Z'],
])('a prescription ends with its last day at the clinic: %s', (zone, last, ends) => {
  expect(validUntil('2026-03-01', last, zone)).toBe(ends)
})
