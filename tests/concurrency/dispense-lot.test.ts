import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrokenBalance } from '@/lib/domain/pharmacy/stock-ledger'
import { isRefusal } from '@/lib/errors/is-refusal'
import { checkDispense } from '@/lib/operations/pharmacy/check-dispense'
import { dispense } from '@/lib/operations/pharmacy/dispense'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { lineOf, signed, stock } from '@/lib/testing/pharmacy-records'

const attempts = 50
const boxes = 7

let clinic: ClinicFixture
beforeAll(async () => void (clinic = await startClinic()), 90_000)
afterAll(() => clinic.close())

it('gives the last boxes of a lot to exactly as many supplies as there are boxes', async () => {
  const [doctor, pharmacist, colleague] = await Promise.all([clinic.as('doctor'), clinic.as('pharmacist'), clinic.as('other-pharmacist')])
  const { lots: [lot] } = await stock(clinic, 'amoxicillin-cap-500mg', [['LAST', '2027-01-31', boxes * 21]])
  const supplies: { dispenseId: string; version: number; itemId: string }[] = []
  for (let place = 0; place < attempts; place += 1) {
    const patient = await clinic.addPatient({ allergyState: 'none-known', bornOn: '1980-01-01' })
    const line = lineOf('amoxicillin-cap-500mg')
    const { dispenseId } = await signed(doctor, patient.id, [line])
    const { version } = await checkDispense(pharmacist, { dispenseId, version: 1, overrides: [] })
    supplies.push({ dispenseId, version, itemId: line.id })
  }
  const outcomes = await Promise.all(supplies.map(async ({ dispenseId, version, itemId }, place) => {
    try {
      await dispense(place % 2 === 0 ? pharmacist : colleague, { dispenseId, version, lines: [{ itemId, deviation: null, picks: [{ lotId: lot!.id, quantity: 21, scanned: 'LAST' }] }] })
      return 'won'
    } catch (error) {
      if (isRefusal(error)) return error.code
      throw error
    }
  }))
  const { items: ledger } = await clinic.clinic().stockLedgerEntries.list({ where: { lotId: lot!.id }, limit: 100 })
  const stored = await clinic.clinic().lots.get(lot!.id)
  expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(boxes)
  expect(new Set(outcomes.filter((outcome) => outcome !== 'won'))).toEqual(new Set(['stock.below-zero']))
  // A bag keeps its pieces aside; they leave the books at the counter.
  expect(stored).toMatchObject({ onHand: boxes * 21, reserved: boxes * 21, status: 'available', version: 1 + boxes })
  expect(ledger).toHaveLength(1)
  expect(findBrokenBalance(ledger.toSorted((one, other) => other.balanceAfter - one.balanceAfter))).toBeNull()
  const taken = await clinic.clinic().prescriptionItems.list({ where: { status: 'active' }, limit: 100 })
  expect(taken.items.reduce((sum, item) => sum + item.quantityDispensed, 0)).toBe(boxes * 21)
}, 240_000)
