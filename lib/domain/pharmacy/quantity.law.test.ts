import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import { type Authorised, type SupplyEntry, authorisedQuantity, dispensedQuantity, quantityState, reverseSupply, supply } from './quantity.law'

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
const line: Authorised = { quantityPerFill: 21, repeats: 1 }

describe('quantity law', () => {
  it('does not count the first fill as a repeat', () => {
    expect(authorisedQuantity(line)).toBe(42)
    expect(quantityState(line, [])).toMatchObject({ owing: 21, repeatsUsed: 0, repeatsLeft: 1, currentFill: 1, isFinished: false })
  })

  it('keeps a partial supply inside its fill', () => {
    const part = supply(line, [], { quantity: 10 })
    expect(quantityState(line, [part])).toMatchObject({ owing: 11, repeatsUsed: 0, repeatsLeft: 1 })
    expect(codeOf(() => supply(line, [part], { quantity: 12 }))).toBe('dispense.over-quantity')
    const rest = supply(line, [part], { quantity: 11 })
    expect(quantityState(line, [part, rest])).toMatchObject({ owing: 21, currentFill: 2, repeatsUsed: 1, repeatsLeft: 0 })
  })

  it('closes a fill short with a reason and goes on to the next', () => {
    const part = supply(line, [], { quantity: 10 })
    const closed = [{ fill: 1 }]
    expect(quantityState(line, [part], closed)).toMatchObject({ currentFill: 2, owing: 21 })
    expect(supply(line, [part], { quantity: 21, closed })).toMatchObject({ fill: 2 })
  })

  it('refuses nothing, halves and negative amounts', () => {
    for (const quantity of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(codeOf(() => supply(line, [], { quantity }))).toBe('dispense.quantity-invalid')
  })

  it('opens the fill again after a reversal', () => {
    const given = supply(line, [], { quantity: 21 })
    const back = reverseSupply([given], { fill: 1, quantity: 21 })
    expect(quantityState(line, [given, back])).toMatchObject({ currentFill: 1, owing: 21, dispensed: 0 })
    expect(codeOf(() => reverseSupply([given], { fill: 1, quantity: 22 }))).toBe('dispense.reverse-too-much')
    expect(codeOf(() => reverseSupply([given, back], { fill: 1, quantity: 1 }))).toBe('dispense.reverse-too-much')
  })

  it('refuses everything once finished', () => {
    const entries = [supply(line, [], { quantity: 21 })]
    entries.push(supply(line, entries, { quantity: 21 }))
    expect(quantityState(line, entries)).toMatchObject({ isFinished: true, remaining: 0, owing: 0 })
    expect(codeOf(() => supply(line, entries, { quantity: 1 }))).toBe('dispense.fill-closed')
  })

  it('holds 0 ≤ dispensed ≤ authorised through any sequence of supplies, reversals and short closes', () => {
    const step = fc.record({ kind: fc.constantFrom('supply', 'reverse', 'close'), quantity: fc.integer({ min: -2, max: 60 }), fill: fc.integer({ min: 1, max: 5 }) })
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 4 }), fc.array(step, { maxLength: 40 }), (quantityPerFill, repeats, steps) => {
      const rule = { quantityPerFill, repeats }
      const entries: SupplyEntry[] = []
      const closed: { fill: number }[] = []
      for (const { kind, quantity, fill } of steps) {
        try {
          if (kind === 'supply') entries.push(supply(rule, entries, { quantity, closed }))
          else if (kind === 'reverse') entries.push(reverseSupply(entries, { fill, quantity }))
          else if (fill === quantityState(rule, entries, closed).currentFill) closed.push({ fill })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
        const state = quantityState(rule, entries, closed)
        expect(state.dispensed).toBeGreaterThanOrEqual(0)
        expect(state.dispensed).toBeLessThanOrEqual(state.authorised)
        expect(state.remaining + state.dispensed).toBe(state.authorised)
        expect(state.owing).toBeGreaterThanOrEqual(0)
        expect(state.repeatsUsed + state.repeatsLeft).toBe(repeats)
        for (let each = 1; each <= 1 + repeats; each += 1) {
          expect(dispensedQuantity(entries, each)).toBeGreaterThanOrEqual(0)
          expect(dispensedQuantity(entries, each)).toBeLessThanOrEqual(quantityPerFill)
        }
      }
    }), { numRuns: 300 })
  })
})
