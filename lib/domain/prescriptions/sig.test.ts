import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import { medicines } from '@/lib/domain/pharmacy/medicine'
import { readUnit, toDosing } from './dosing'
import { frequencies, frequencyOf, readFrequency } from './frequency.table'
import type { DoseInstruction } from './prescription.schema'
import { computeQuantity, daysOfSupply, roundToPacks } from './quantity'
import { doseNumber, findUnsafeText, requireSafeText } from './safe-text'
import { lineText, patientSentence, prescriptionLine } from './sig'

const capsule = { name: 'amoxicillin', brand: null, form: 'capsule', strength: '500 mg' }
const dose = (changes: Partial<DoseInstruction> = {}): DoseInstruction => ({ amount: 500, unit: 'mg', formUnits: 1, route: 'oral', frequency: 'three-times-daily', asNeeded: false, asNeededFor: null, maxPerDay: null, durationDays: 5, extra: '', ...changes })
const says = (form: string, changes: Partial<DoseInstruction>) => patientSentence({ ...capsule, form }, dose(changes))

describe('the patient sentence', () => {
  it.each([
    ['capsule', {}, 'Take 1 capsule three times a day for 5 days.'],
    ['tablet', { formUnits: 2, durationDays: null }, 'Take 2 tablets three times a day.'],
    ['tablet', { formUnits: 0.5, frequency: 'once-daily', durationDays: 1 }, 'Take half a tablet once a day for 1 day.'],
    ['tablet', { formUnits: 1.5, frequency: 'morning', durationDays: null }, 'Take one and a half tablets in the morning.'],
    ['tablet', { frequency: 'once' }, 'Take 1 tablet once only.'],
    ['oral suspension', { formUnits: 7.5, amount: 375 }, 'Shake well and take 7.5 mL three times a day for 5 days.'],
    ['eye drops', { formUnits: 1, route: 'left eye', frequency: 'four-times-daily' }, 'Put 1 drop in the left eye four times a day for 5 days.'],
    ['pressurised inhaler', { formUnits: 2, route: 'inhaled', frequency: 'twice-daily', durationDays: null }, 'Inhale 2 puffs twice a day.'],
    ['cream', { formUnits: 1, route: 'topical', frequency: 'twice-daily', durationDays: 7 }, 'Apply thinly to the affected skin twice a day for 7 days.'],
    ['suppository', { route: 'rectal', frequency: 'night', durationDays: null }, 'Insert 1 suppository in the back passage at night.'],
    ['prefilled pen', { amount: 10, unit: 'units', formUnits: 0.1, route: 'subcutaneous', frequency: 'night', durationDays: null }, 'Inject 10 units under the skin at night.'],
    ['tablet', { formUnits: 6, frequency: 'weekly-monday', durationDays: null }, 'Take 6 tablets once a week, on Monday.'],
    ['tablet', { formUnits: 2, frequency: 'every-6-hours', asNeeded: true, asNeededFor: 'pain', maxPerDay: 4, durationDays: null }, 'Take 2 tablets when needed for pain, up to every 6 hours. Do not take more than 4 doses in 24 hours.'],
    ['tablet', { formUnits: null, amount: 1000, durationDays: null }, 'Take 1,000 mg three times a day.'],
    ['capsule', { extra: 'finish the course' }, 'Take 1 capsule three times a day for 5 days. Finish the course.'],
  ] as [string, Partial<DoseInstruction>, string][])('%s: %#', (form, changes, sentence) => {
    expect(says(form, changes)).toBe(sentence)
  })

  it('refuses a frequency nobody knows instead of leaving it out', () => {
    expect(() => says('capsule', { frequency: 'often' })).toThrow(Refusal)
  })

  it('is safe to print for every suggestion of the formulary', () => {
    for (const medicine of medicines) {
      for (const sig of medicine.sigs) {
        const line = { name: medicine.name, brand: null, form: medicine.form, strength: medicine.strength }
        const text = patientSentence(line, sig)
        expect([text, findUnsafeText(text)]).toEqual([text, []])
        const printed = lineText(prescriptionLine(line, sig))
        expect([printed, findUnsafeText(printed)]).toEqual([printed, []])
      }
    }
  })
})

describe('the prescription line', () => {
  it('says the strength only when it differs from the dose', () => {
    expect(lineText(prescriptionLine(capsule, dose()))).toBe('amoxicillin — capsule — DOSE 500 mg — oral — three times a day — for 5 days')
    expect(lineText(prescriptionLine(capsule, dose({ amount: 1000, formUnits: 2 })))).toBe('amoxicillin — capsule — 500 mg — DOSE 1,000 mg — oral — three times a day — for 5 days')
  })
  it('writes the brand in capitals and look-alikes with Tall Man letters', () => {
    expect(lineText(prescriptionLine({ name: 'hydroxyzine', brand: 'Atarax', form: 'tablet', strength: '25 mg' }, dose({ amount: 25, frequency: 'night', durationDays: null })))).toBe('hydrOXYzine — ATARAX — tablet — DOSE 25 mg — oral — at night')
  })
  it('says what "when required" is for and the most in a day', () => {
    const parts = prescriptionLine(capsule, dose({ asNeeded: true, asNeededFor: 'pain', maxPerDay: 4, frequency: 'every-6-hours' }))
    expect(parts.find((part) => part.kind === 'frequency')?.text).toBe('every 6 hours when required for pain, at most 4 doses in 24 hours')
  })
})

describe('numbers and words that cannot be misread', () => {
  it.each([[5, '5'], [0.5, '0.5'], [2.5, '2.5'], [0.0625, '0.0625'], [999, '999'], [1000, '1,000'], [10000, '10,000'], [1_000_000, '1 million'], [1_200_000, '1.2 million'], [5.0, '5'], [0.1 + 0.2, '0.3'], [Number.NaN, 'not known']])('%s is written %s', (value, text) => {
    expect(doseNumber(value)).toBe(text)
  })
  it.each([
    ['5.0 mg', ['trailing zero']], ['10.00 mg', ['trailing zero']], ['.5 mg', ['missing leading zero']], ['10 U', ['U or IU']], ['10 IU', ['U or IU']], ['10 units', []], ['QD', ['QD or QOD']], ['q.o.d.', ['QD or QOD']],
    ['MgSO4 4 g', ['MS, MSO4 or MgSO4']], ['5 µg', ['microgram sign']], ['5 mcg', ['microgram sign']], ['5 micrograms', []], ['5 cc', ['cc']], ['0.5 mg', []], ['12.05 mg', []], ['100 mg', []],
  ])('%s', (text, found) => {
    expect(findUnsafeText(text)).toEqual(found)
  })
  it('refuses to print unsafe text', () => {
    expect(() => requireSafeText('take 10 IU')).toThrow(Refusal)
    expect(() => requireSafeText('take 10 units')).not.toThrow()
  })
})

describe('frequencies', () => {
  it('have codes and words of their own', () => {
    expect(new Set(frequencies.map((each) => each.code)).size).toBe(frequencies.length)
    for (const each of frequencies) {
      expect(frequencyOf(each.code)).toBe(each)
      expect(readFrequency(each.says)?.code).toBe(each.code)
      expect(each.times.length === 0 || each.times.length === each.perDay).toBe(true)
    }
  })
  it.each([['TDS', 3], ['t.d.s.', 3], ['twice daily', 2], ['every 6 hours prn', 4], ['Every 5 hours', 5], ['8 hourly', 3], ['nocte', 1], ['at night', 1], ['q4h', 6]])('%s is %s a day', (written, perDay) => {
    expect(readFrequency(written)?.perDay).toBe(perDay)
  })
  it('does not guess', () => {
    for (const written of ['', 'sometimes', 'every 0 hours', 'every 25 hours', 'as directed']) expect(readFrequency(written)).toBeNull()
  })
})

describe('the dose as the checks see it', () => {
  it('prefers counted pieces', () => {
    expect(toDosing(dose(), 'capsule')).toMatchObject({ dose: { amount: 1, unit: 'capsule' }, maxPerDay: 3 })
    expect(toDosing(dose({ formUnits: null }), 'capsule')).toMatchObject({ dose: { amount: 500, unit: 'mg' } })
  })
  it('takes the lower of both upper bounds when required', () => {
    expect(toDosing(dose({ asNeeded: true, frequency: 'every-4-hours', maxPerDay: 4 }), 'tablet')?.maxPerDay).toBe(4)
    expect(toDosing(dose({ asNeeded: true, frequency: 'three-times-daily', maxPerDay: 8 }), 'tablet')?.maxPerDay).toBe(3)
    expect(toDosing(dose({ asNeeded: true, frequency: 'three-times-daily' }), 'tablet')?.maxPerDay).toBe(3)
  })
  it('knows weekly from daily', () => expect(toDosing(dose({ frequency: 'weekly' }), 'tablet')).toMatchObject({ maxPerDay: 1, perWeek: 1 }))
  it('gives up on a unit or frequency it does not know', () => {
    expect(toDosing(dose({ frequency: 'often' }), 'tablet')).toBeNull()
    expect(toDosing(dose({ formUnits: null, unit: 'spoon' }), 'tablet')).toBeNull()
  })
  it.each([['mcg', 'micrograms'], ['IU', 'units'], ['tablets', 'tablet'], ['ML', 'mL'], ['patches', 'patch'], ['spoon', null]])('reads %s as %s', (written, unit) => expect(readUnit(written)).toBe(unit))
})

describe('quantity', () => {
  it.each([
    ['capsule', {}, 15], ['tablet', { formUnits: 2, frequency: 'four-times-daily', durationDays: 7 }, 56], ['tablet', { formUnits: 0.5, frequency: 'once-daily', durationDays: 5 }, 3], ['tablet', { frequency: 'once' }, 1],
    ['tablet', { formUnits: 6, frequency: 'weekly', durationDays: 28 }, 24], ['tablet', { formUnits: 6, frequency: 'weekly', durationDays: 29 }, 30], ['oral suspension', { formUnits: 7.5, durationDays: 7 }, 158],
    ['tablet', { formUnits: 2, frequency: 'every-6-hours', asNeeded: true, maxPerDay: 4, durationDays: 3 }, 24], ['tablet', { frequency: 'every-other-day', durationDays: 14 }, 7],
  ] as [string, Partial<DoseInstruction>, number][])('%s %j is %s', (form, changes, quantity) => {
    expect(computeQuantity(dose(changes), form)?.quantity).toBe(quantity)
  })
  it('does not guess without a length, or for a cream', () => {
    expect(computeQuantity(dose({ durationDays: null }), 'tablet')).toBeNull()
    expect(computeQuantity(dose(), 'cream')).toBeNull()
    expect(computeQuantity(dose({ formUnits: null }), 'tablet')).toBeNull()
  })
  it('counts how long a supply lasts', () => {
    expect(daysOfSupply(21, dose(), 'capsule')).toBe(7)
    expect(daysOfSupply(20, dose(), 'capsule')).toBe(6)
    expect(daysOfSupply(24, dose({ formUnits: 6, frequency: 'weekly' }), 'tablet')).toBe(28)
    expect(daysOfSupply(1, dose({ frequency: 'once' }), 'tablet')).toBeNull()
  })
  it.each([[15, [15, 21], 15], [16, [15, 21], 21], [22, [15, 21], 30], [56, [28, 30], 56], [60, [28, 30], 60], [1000, [28], 1008], [1, [100], 100]])('%s from packs of %j is %s', (needed, sizes, total) => {
    const choice = roundToPacks(needed, sizes)
    expect(choice?.total).toBe(total)
    expect(choice?.surplus).toBe(total - needed)
    expect(choice?.packs.reduce((sum, pack) => sum + pack.size * pack.count, 0)).toBe(total)
  })
  it('has no packs without sizes', () => expect(roundToPacks(10, [])).toBeNull())
})
