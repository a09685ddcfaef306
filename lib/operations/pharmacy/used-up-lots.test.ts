import { afterAll, beforeAll, expect, it } from 'vitest'
import { getDispense } from '@/lib/queries/pharmacy/get-dispense'
import { getProduct } from '@/lib/queries/pharmacy/get-product'
import { listStock } from '@/lib/queries/pharmacy/list-stock'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { formId, lineOf, signed, stock } from '@/lib/testing/pharmacy-records'
import { refused } from '@/lib/testing/refused'
import { checkDispense } from './check-dispense'
import { dispense } from './dispense'

const USED_UP = 520
const EACH = 20

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
}, 90_000)
afterAll(() => clinic.close())

/** Years of a pharmacy: lots that are empty, all of them to expire before the good one. */
async function yearsOf(productId: string): Promise<string[]> {
  const at = clinic.clock.now().toISOString()
  const ids: string[] = []
  for (let made = 0; made < USED_UP; made += EACH) {
    await clinic.clinic().transaction((tx) => {
      for (let i = made; i < made + EACH; i += 1) ids.push(tx.lots.create({ id: formId(), organisationId: 'riverside', productId, lotNumber: `U${i}`, expiresOn: '2026-04-01', onHand: 0, reserved: 0, status: 'exhausted', supplierId: null, receivedAt: at, unitCost: null }).id)
    })
  }
  return ids
}

it('offers, shows and hands out the good lot however many were used up before it', async () => {
  const [doctor, pharmacist] = await Promise.all([clinic.as('doctor'), clinic.as('pharmacist')])
  const { product, lots: [good] } = await stock(clinic, 'amoxicillin-cap-250mg', [['GOOD', '2027-01-31', 100]])
  const [empty] = await yearsOf(product.id)
  const patient = await clinic.addPatient({ bornOn: '1980-01-01', sex: 'male', allergyState: 'none-known' })
  const line = lineOf('amoxicillin-cap-250mg', { quantity: 21 })
  const prescription = await signed(doctor, patient.id, [line])
  const queued = await clinic.clinic().dispenses.get(prescription.dispenseId)
  const { version } = await checkDispense(pharmacist, { dispenseId: queued.id, version: queued.version, overrides: [] })

  expect((await getDispense(pharmacist, queued.id)).lines[0]?.lots.map((lot) => lot.lotNumber)).toEqual(['GOOD'])
  expect((await listStock(pharmacist, null)).lines.find((each) => each.product.id === product.id)?.available).toBe(100)
  const page = await getProduct(pharmacist, product.id, null)
  expect(page.lots.map((lot) => lot.lotNumber)).toContain('GOOD')
  expect(page.lots).toHaveLength(21)
  expect(page.ledger.map((entry) => entry.lotNumber)).toEqual(['GOOD'])

  const pick = (lotId: string, scanned: string) => dispense(pharmacist, { dispenseId: queued.id, version, lines: [{ itemId: line.id, picks: [{ lotId, scanned, quantity: 21 }], deviation: null }] })
  expect(await refused(pick(empty!, 'U0'))).toBe('stock.below-zero')
  expect(await refused(pick(good!.id, 'GOOD'))).toBe('done')
})
