import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import { acceptPicks, availableQuantity, expiryStep, proposeLots } from './fefo'
import { type Movement, balanceOf, compensate, findBrokenBalance, issueReserved, ledgerDirections, moveStock, releaseStock, reorderPoint, reserveStock } from './stock-ledger'
import { type Lot, type StockLedgerEntry, lotStatuses } from './stock.schema'

const today = '2026-03-05'
const at = '2026-03-05T10:00:00.000Z'
const lot = (id: string, expiresOn: string, onHand: number, changes: Partial<Lot> = {}): Lot => ({
  id, organisationId: 'o', version: 1, createdAt: at, updatedAt: at, productId: 'p', lotNumber: id.toUpperCase(), expiresOn, onHand, reserved: 0, status: 'available', supplierId: null, receivedAt: at, unitCost: null, ...changes,
})
const request = (quantity: number, therapyDays: number | null = null) => ({ quantity, today, therapyDays, bufferDays: 0 })
const movement = (change: number, reason: Movement['reason'], changes: Partial<Movement> = {}): Movement => ({ change, reason, by: 'ph-1', byName: 'One', at, dispenseId: null, witnessId: null, note: null, ...changes })
const site = { isControlled: false, today }
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('first expiry first out', () => {
  it('takes the earliest lot and splits over lots', () => {
    const lots = [lot('late', '2027-05-01', 100), lot('early', '2026-09-01', 10), lot('middle', '2026-12-01', 5)]
    expect(proposeLots(lots, request(20)).picks.map((pick) => [pick.lotId, pick.quantity])).toEqual([['early', 10], ['middle', 5], ['late', 5]])
  })

  it('uses a lot through its expiry day and not a day longer', () => {
    expect(availableQuantity([lot('a', today, 7)], today)).toBe(7)
    expect(availableQuantity([lot('a', '2026-03-04', 7)], today)).toBe(0)
  })

  it.each(lotStatuses)('counts a lot that is %s only when available', (status) => {
    expect(availableQuantity([lot('a', '2027-01-01', 7, { status })], today)).toBe(status === 'available' ? 7 : 0)
  })

  it('says how much is short instead of taking expired stock', () => {
    const lots = [lot('expired', '2026-03-04', 100), lot('recalled', '2027-01-01', 100, { status: 'recalled' }), lot('good', '2027-01-01', 5)]
    expect(proposeLots(lots, request(20))).toMatchObject({ picks: [{ lotId: 'good', quantity: 5 }], short: 15 })
  })

  it('leaves reserved pieces alone', () => {
    expect(proposeLots([lot('a', '2027-01-01', 10, { reserved: 8 })], request(5))).toMatchObject({ picks: [{ quantity: 2 }], short: 3 })
  })

  it('prefers a lot that outlasts the therapy, and warns when none does', () => {
    const lots = [lot('short', '2026-03-20', 100), lot('long', '2026-06-01', 100)]
    expect(proposeLots(lots, request(28, 28)).picks[0]?.lotId).toBe('long')
    expect(proposeLots(lots, request(28, 15)).picks[0]?.lotId).toBe('short')
    expect(proposeLots(lots, request(28, 16)).picks[0]?.lotId).toBe('long')
    expect(proposeLots([lots[0] as Lot], request(28, 28))).toMatchObject({ picks: [{ lotId: 'short' }], warnings: ['expires-before-therapy-ends'] })
  })

  it('asks why when the order is left, and refuses bad lots whatever the reason', () => {
    const lots = [lot('early', '2026-09-01', 30), lot('late', '2027-09-01', 30), lot('expired', '2026-03-04', 30), lot('recalled', '2027-01-01', 30, { status: 'recalled' })]
    const accept = (picks: { lotId: string; quantity: number }[], deviationReason: string | null = null) => codeOf(() => acceptPicks(lots, picks, { ...request(20), deviationReason }))
    expect(accept([{ lotId: 'early', quantity: 20 }])).toBe('allowed')
    expect(accept([{ lotId: 'early', quantity: 10 }])).toBe('allowed')
    expect(accept([{ lotId: 'late', quantity: 20 }])).toBe('dispense.fefo-reason')
    expect(accept([{ lotId: 'late', quantity: 20 }], 'box damaged')).toBe('allowed')
    expect(accept([{ lotId: 'expired', quantity: 20 }], 'only one')).toBe('dispense.lot-expired')
    expect(accept([{ lotId: 'recalled', quantity: 20 }], 'only one')).toBe('dispense.lot-recalled')
    expect(accept([{ lotId: 'nobody', quantity: 20 }], 'x')).toBe('dispense.lot-recalled')
    expect(accept([{ lotId: 'early', quantity: 31 }], 'x')).toBe('stock.below-zero')
  })

  it('never proposes an expired or blocked lot, whatever is on the shelf', () => {
    const anyLot = fc.record({ id: fc.uuid(), days: fc.integer({ min: -400, max: 800 }), onHand: fc.integer({ min: 0, max: 50 }), reserved: fc.integer({ min: 0, max: 50 }), status: fc.constantFrom(...lotStatuses) })
    fc.assert(fc.property(fc.array(anyLot, { maxLength: 12 }), fc.integer({ min: 1, max: 200 }), fc.option(fc.integer({ min: 0, max: 365 })), (shelf, quantity, therapyDays) => {
      const lots = shelf.map((each) => lot(each.id, new Date(Date.parse(today) + each.days * 86_400_000).toISOString().slice(0, 10), each.onHand, { reserved: each.reserved, status: each.status }))
      const proposal = proposeLots(lots, request(quantity, therapyDays))
      for (const pick of proposal.picks) {
        const from = lots.find((each) => each.id === pick.lotId)
        expect(from?.status).toBe('available')
        expect((from?.expiresOn ?? '') >= today).toBe(true)
        expect(pick.quantity).toBeLessThanOrEqual((from?.onHand ?? 0) - (from?.reserved ?? 0))
      }
      expect(proposal.picks.reduce((sum, pick) => sum + pick.quantity, 0) + proposal.short).toBe(quantity)
      expect(proposal.short).toBe(Math.max(0, quantity - availableQuantity(lots, today)))
    }), { numRuns: 300 })
  })

  it.each([['2026-03-04', 'expired'], ['2026-03-05', 30], ['2026-04-04', 30], ['2026-04-05', 60], ['2026-05-04', 60], ['2026-06-03', 90], ['2026-06-04', null]])('a lot good until %s is at step %s', (expiresOn, step) => {
    expect(expiryStep(expiresOn, today)).toBe(step)
  })
})

describe('the ledger', () => {
  it('writes the balance with each movement', () => {
    const { lot: after, entry } = moveStock(lot('a', '2027-01-01', 10), movement(-4, 'dispensed'), site)
    expect([after.onHand, entry.balanceAfter, entry.change]).toEqual([6, 6, -4])
    expect(moveStock(after, movement(-6, 'dispensed'), site).lot.status).toBe('exhausted')
  })

  it('never goes below zero', () => {
    expect(codeOf(() => moveStock(lot('a', '2027-01-01', 3), movement(-4, 'dispensed'), site))).toBe('stock.below-zero')
    expect(codeOf(() => moveStock(lot('a', '2027-01-01', 3), movement(-3, 'dispensed'), site))).toBe('allowed')
  })

  it('lets expired and recalled stock leave only to be written off', () => {
    expect(codeOf(() => moveStock(lot('a', '2026-03-04', 3), movement(-1, 'dispensed'), site))).toBe('stock.expired-lot')
    expect(codeOf(() => moveStock(lot('a', '2026-03-04', 3), movement(-1, 'expired'), site))).toBe('allowed')
    expect(codeOf(() => moveStock(lot('a', '2027-03-04', 3, { status: 'recalled' }), movement(-1, 'dispensed'), site))).toBe('stock.blocked-lot')
    expect(codeOf(() => moveStock(lot('a', '2027-03-04', 3, { status: 'recalled' }), movement(-1, 'recalled'), site))).toBe('allowed')
  })

  it.each(Object.entries(ledgerDirections))('%s moves stock %s', (reason, direction) => {
    const tryIt = (change: number) => codeOf(() => moveStock(lot('a', '2027-01-01', 10), movement(change, reason as Movement['reason'], { witnessId: 'w', note: 'n' }), site))
    expect(tryIt(1)).toBe(direction === 'out' ? 'stock.change-invalid' : 'allowed')
    expect(tryIt(-1)).toBe(direction === 'in' ? 'stock.change-invalid' : 'allowed')
    expect(tryIt(0)).toBe('stock.change-invalid')
    expect(tryIt(0.5)).toBe('stock.change-invalid')
  })

  it('asks two people for controlled receipt, adjustment and any destruction', () => {
    const tryIt = (reason: Movement['reason'], change: number, isControlled: boolean, witnessId: string | null) => codeOf(() => moveStock(lot('a', '2027-01-01', 10), movement(change, reason, { witnessId, note: 'why' }), { isControlled, today }))
    expect(tryIt('received', 5, false, null)).toBe('allowed')
    expect(tryIt('received', 5, true, null)).toBe('stock.witness-missing')
    expect(tryIt('received', 5, true, 'ph-1')).toBe('stock.witness-same')
    expect(tryIt('received', 5, true, 'ph-2')).toBe('allowed')
    expect(tryIt('adjusted', -1, true, null)).toBe('stock.witness-missing')
    expect(tryIt('destroyed', -1, false, null)).toBe('stock.witness-missing')
  })

  it('never restocks what left the pharmacy', () => {
    expect(codeOf(() => moveStock(lot('a', '2027-01-01', 10), movement(1, 'returned', { leftThePharmacy: true }), site))).toBe('stock.patient-return')
    expect(codeOf(() => moveStock(lot('a', '2027-01-01', 10), movement(1, 'returned', { leftThePharmacy: false }), site))).toBe('allowed')
  })

  it('reserves what is free, and gives it out in one step', () => {
    const held = reserveStock(lot('a', '2027-01-01', 10), 6, today)
    expect(codeOf(() => reserveStock(held, 5, today))).toBe('stock.below-zero')
    expect(codeOf(() => releaseStock(held, 7))).toBe('stock.change-invalid')
    expect(issueReserved(held, movement(-6, 'dispensed'), site).lot).toMatchObject({ onHand: 4, reserved: 0 })
    expect(codeOf(() => reserveStock(lot('a', '2026-03-04', 10), 1, today))).toBe('stock.expired-lot')
    expect(codeOf(() => reserveStock(lot('a', '2027-03-04', 10, { status: 'quarantined' }), 1, today))).toBe('stock.blocked-lot')
  })

  it('writes nothing off that waits in bags', () => {
    const held = lot('a', '2027-01-01', 10, { reserved: 6 })
    const count = (change: number, reason: Movement['reason'] = 'adjusted') => codeOf(() => moveStock(held, movement(change, reason, { witnessId: 'w', note: 'n' }), site))
    expect([count(-4), count(-5), count(-5, 'destroyed'), count(-5, 'expired')]).toEqual(['allowed', 'stock.reserved-in-bags', 'stock.reserved-in-bags', 'stock.reserved-in-bags'])
    expect(count(-11)).toBe('stock.below-zero')
  })

  it('undoes an entry once, by another entry', () => {
    const entry = { id: 'e1', ...moveStock(lot('a', '2027-01-01', 10), movement(-4, 'dispensed'), site).entry, organisationId: 'o', version: 1, createdAt: at, updatedAt: at } satisfies StockLedgerEntry
    const undo = compensate(entry, { later: [], leftThePharmacy: false })
    expect(undo).toMatchObject({ change: 4, reason: 'reversed' })
    const undone = { ...entry, id: 'e2', ...undo }
    expect(codeOf(() => compensate(entry, { later: [undone], leftThePharmacy: false }))).toBe('stock.nothing-to-reverse')
    expect(codeOf(() => compensate(undone, { later: [], leftThePharmacy: false }))).toBe('stock.nothing-to-reverse')
    expect(codeOf(() => compensate(entry, { later: [], leftThePharmacy: true }))).toBe('stock.patient-return')
  })

  it('finds the first line whose balance does not add up', () => {
    const lines = [{ id: '1', change: 10, balanceAfter: 10 }, { id: '2', change: -4, balanceAfter: 6 }, { id: '3', change: -1, balanceAfter: 6 }]
    expect(balanceOf(lines)).toBe(5)
    expect(findBrokenBalance(lines)).toBe('3')
    expect(findBrokenBalance(lines.slice(0, 2))).toBeNull()
  })

  it('balance equals the sum of entries and never falls below zero, through any sequence', () => {
    const step = fc.record({ change: fc.integer({ min: -20, max: 20 }), reason: fc.constantFrom('received', 'dispensed', 'adjusted', 'expired', 'returned', 'destroyed', 'reversed', 'recalled') })
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let current = lot('a', '2027-01-01', 0, { status: 'exhausted' })
      const entries: { change: number; balanceAfter: number; id: string }[] = []
      for (const [index, { change, reason }] of steps.entries()) {
        try {
          const moved = moveStock(current, movement(change, reason as Movement['reason'], { witnessId: 'w', note: 'n' }), { isControlled: true, today })
          current = moved.lot
          entries.push({ id: String(index), change: moved.entry.change, balanceAfter: moved.entry.balanceAfter })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
        expect(current.onHand).toBe(balanceOf(entries))
        expect(current.onHand).toBeGreaterThanOrEqual(0)
        expect(current.reserved).toBeLessThanOrEqual(current.onHand)
      }
      expect(findBrokenBalance(entries)).toBeNull()
    }), { numRuns: 200 })
  })

  it('reorders by use and lead time, and not at all when use is not known', () => {
    expect(reorderPoint({ meanDailyUse: 3.2, leadTimeDays: 7, safetyStock: 10 })).toBe(33)
    expect(reorderPoint({ meanDailyUse: null, leadTimeDays: 7, safetyStock: 10 })).toBeNull()
  })
})
