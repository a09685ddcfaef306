import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import { type ControlledContext, type ControlledLine, controlledValidUntil, mayCompletePartial, nextRegisterLine, quantityInWords, requireControlledPrescription, requireDayCanClose, requireTwoSignatures, rulesOf, showsShopperPattern, strictestClass } from './controlled.rules'

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
const line: ControlledLine = { controlledClass: 'S2', quantity: 56, quantityInWords: 'fifty-six', repeats: 0, daysOfSupply: 28, supplyReason: '' }
const context: ControlledContext = { profile: 'generic', patientAddress: '12 Market Street', prescriberLicence: 'L-1', isSelfOrFamily: false }
const ask = (changes: Partial<ControlledLine>, at: Partial<ControlledContext> = {}) => codeOf(() => requireControlledPrescription({ ...line, ...changes }, { ...context, ...at }))

describe('a controlled prescription', () => {
  it('passes when complete', () => expect(ask({})).toBe('allowed'))
  it('needs figures and words that agree', () => {
    expect(ask({ quantityInWords: 'fifty six' })).toBe('allowed')
    expect(ask({ quantityInWords: 'fifty-seven' })).toBe('prescription.quantity-in-words')
    expect(ask({ quantityInWords: '' })).toBe('prescription.quantity-in-words')
  })
  it('needs address and licence', () => {
    expect(ask({}, { patientAddress: ' ' })).toBe('prescription.controlled-incomplete')
    expect(ask({}, { prescriberLicence: '' })).toBe('prescription.controlled-incomplete')
  })
  it('is never for oneself or the family', () => expect(ask({}, { isSelfOrFamily: true })).toBe('prescription.controlled-self'))
  it.each([['generic', 'S2', 0, 1], ['generic', 'S4', 5, 6], ['us', 'S3', 5, 6], ['uk', 'S3', 0, 1]] as const)('%s %s allows %s repeats, not %s', (profile, controlledClass, allowed, refused) => {
    expect(ask({ controlledClass, repeats: allowed }, { profile })).toBe('allowed')
    expect(ask({ controlledClass, repeats: refused }, { profile })).toBe('prescription.controlled-repeats')
  })
  it('asks for a reason above 30 days', () => {
    expect(ask({ daysOfSupply: 30 })).toBe('allowed')
    expect(ask({ daysOfSupply: 31 })).toBe('prescription.controlled-supply')
    expect(ask({ daysOfSupply: 31, supplyReason: 'travel' })).toBe('allowed')
  })
  it('is valid for its days', () => expect(controlledValidUntil('2026-03-05', rulesOf('uk', 'S2'))).toBe('2026-04-02'))
  it('takes the strictest class of several', () => {
    expect(strictestClass(['S5', null, 'S3'])).toBe('S3')
    expect(strictestClass([null])).toBeNull()
  })
})

describe('partial supplies', () => {
  const may = (today: string, cause: 'shortage' | 'onRequest', profile: 'generic' | 'uk' = 'generic') => mayCompletePartial(rulesOf(profile, 'S2'), { cause, suppliedOn: '2026-03-01', today })
  it('a shortage is made good within 72 hours, a wish within 30 days', () => {
    expect([may('2026-03-04', 'shortage'), may('2026-03-05', 'shortage')]).toEqual([true, false])
    expect([may('2026-03-31', 'onRequest'), may('2026-04-01', 'onRequest')]).toEqual([true, false])
    expect([may('2026-03-29', 'shortage', 'uk'), may('2026-03-30', 'shortage', 'uk')]).toEqual([true, false])
  })
})

describe('numbers in words', () => {
  it.each([[0, 'zero'], [7, 'seven'], [19, 'nineteen'], [20, 'twenty'], [56, 'fifty-six'], [100, 'one hundred'], [101, 'one hundred and one'], [999, 'nine hundred and ninety-nine'], [1000, 'one thousand'], [1001, 'one thousand and one'], [1120, 'one thousand one hundred and twenty'], [9999, 'nine thousand nine hundred and ninety-nine']])('%s', (value, words) => expect(quantityInWords(value)).toBe(words))
  it('refuses what nobody prescribes', () => {
    for (const value of [-1, 0.5, 10000]) expect(codeOf(() => quantityInWords(value))).toBe('dispense.quantity-invalid')
  })
})

describe('the register', () => {
  it('runs its balance and never goes below zero', () => {
    expect(nextRegisterLine(null, 10)).toEqual({ change: 10, balanceAfter: 10 })
    expect(nextRegisterLine({ balanceAfter: 10 }, -10)).toEqual({ change: -10, balanceAfter: 0 })
    expect(codeOf(() => nextRegisterLine({ balanceAfter: 10 }, -11))).toBe('stock.below-zero')
  })
  it('does not close the day on a difference nobody looks into', () => {
    expect(codeOf(() => requireDayCanClose([{ registerBalance: 10, counted: 10, investigationId: null }]))).toBe('allowed')
    expect(codeOf(() => requireDayCanClose([{ registerBalance: 10, counted: 9, investigationId: null }]))).toBe('stock.day-mismatch')
    expect(codeOf(() => requireDayCanClose([{ registerBalance: 10, counted: 9, investigationId: 'inv-1' }]))).toBe('allowed')
  })
  it('wants two signatures', () => {
    expect(codeOf(() => requireTwoSignatures({ by: 'a', witnessId: null }))).toBe('stock.witness-missing')
    expect(codeOf(() => requireTwoSignatures({ by: 'a', witnessId: 'a' }))).toBe('stock.witness-same')
    expect(codeOf(() => requireTwoSignatures({ by: 'a', witnessId: 'b' }))).toBe('allowed')
  })
})

describe('the shopper pattern', () => {
  const supply = (on: string, prescriberId: string, pharmacyId = 'ph') => ({ on, prescriberId, pharmacyId })
  it('needs three prescribers or pharmacies within 90 days', () => {
    const three = [supply('2026-03-01', 'a'), supply('2026-02-01', 'b'), supply('2025-12-05', 'c')]
    expect(showsShopperPattern(three, '2026-03-05')).toBe(true)
    expect(showsShopperPattern(three, '2026-03-06')).toBe(false)
    expect(showsShopperPattern(three.slice(0, 2), '2026-03-05')).toBe(false)
    expect(showsShopperPattern([supply('2026-03-01', 'a', '1'), supply('2026-03-01', 'a', '2'), supply('2026-03-01', 'a', '3')], '2026-03-05')).toBe(true)
  })
})
