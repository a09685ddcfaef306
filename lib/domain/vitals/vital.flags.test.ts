import { describe, expect, it } from 'vitest'
import { bodyMassIndex, bodySurfaceArea, comaTotal, isOnOxygen, meanArterialPressure } from '@/lib/domain/vitals/body.formulas'
import { flagVital, pressureDoubt } from '@/lib/domain/vitals/vital.flags'
import { findVital, softLimitsFor } from '@/lib/domain/vitals/vital.limits'
import { vitals } from '@/lib/domain/vitals/vital.table'

const years = (n: number) => Math.floor(n * 365.25)
const adult = { ageDays: years(40) }

describe('impossible is refused, unlikely is confirmed', () => {
  for (const vital of vitals.filter((one) => one.hardLow !== null && one.hardHigh !== null)) {
    const step = 10 ** -(vital.decimals ?? 0)
    it(`${vital.key} at its hard limits`, () => {
      const decide = (value: number) => flagVital({ ...adult, key: vital.key, value }).decision
      expect(decide((vital.hardLow as number) - step)).toBe('refuse')
      expect(decide(vital.hardLow as number)).not.toBe('refuse')
      expect(decide(vital.hardHigh as number)).not.toBe('refuse')
      expect(decide((vital.hardHigh as number) + step)).toBe('refuse')
    })
    if (vital.softLow !== null) it(`${vital.key} at its lower soft limit`, () => {
      expect(flagVital({ ...adult, key: vital.key, value: vital.softLow as number }).question).toBeNull()
      expect(flagVital({ ...adult, key: vital.key, value: (vital.softLow as number) - step }).decision).toBe('confirm')
    })
    if (vital.softHigh !== null && vital.softHigh !== vital.hardHigh) it(`${vital.key} at its upper soft limit`, () => {
      expect(flagVital({ ...adult, key: vital.key, value: vital.softHigh as number }).question).toBeNull()
      expect(flagVital({ ...adult, key: vital.key, value: (vital.softHigh as number) + step }).decision).toBe('confirm')
    })
  }

  it('keeps a heart rate of 0 after confirmation', () => {
    expect(flagVital({ ...adult, key: 'HR', value: 0 })).toMatchObject({ decision: 'confirm', flag: 'low', question: 'Heart rate 0 /min: is this right?' })
  })

  it('refuses a panel and an unknown sign', () => {
    expect(flagVital({ ...adult, key: 'BP', value: 120 }).decision).toBe('refuse')
    expect(flagVital({ ...adult, key: 'NOPE', value: 1 }).decision).toBe('refuse')
  })
})

describe('flags follow the chart in adults', () => {
  it.each([
    ['HR', 50, 'low'], ['HR', 51, 'in-range'], ['HR', 90, 'in-range'], ['HR', 91, 'high'], ['RR', 11, 'low'], ['RR', 20, 'in-range'], ['RR', 21, 'high'],
    ['SBP', 110, 'low'], ['SBP', 111, 'in-range'], ['SBP', 219, 'in-range'], ['SBP', 220, 'high'], ['TEMP', 36, 'low'], ['TEMP', 36.1, 'in-range'], ['TEMP', 38, 'in-range'], ['TEMP', 38.1, 'high'],
    ['SPO2', 95, 'low'], ['SPO2', 96, 'in-range'], ['DBP', 39, 'low'], ['DBP', 120, 'in-range'], ['DBP', 121, 'high'], ['GCS', 14, 'low'], ['GCS', 15, 'in-range'], ['CBG', 69, 'low'], ['CBG', 301, 'high'], ['HC', 40, 'unknown'],
  ] as const)('%s %f is %s', (key, value, flag) => {
    expect(flagVital({ ...adult, key, value }).flag).toBe(flag)
  })

  it.each([
    [87, false, 'low', 'confirm'], [88, false, 'in-range', 'accept'], [93, false, 'in-range', 'accept'], [92, true, 'in-range', 'accept'], [93, true, 'high', 'accept'],
  ] as const)('on the 88-92 target %i %% (oxygen %s) is %s', (value, onOxygen, flag, decision) => {
    expect(flagVital({ ...adult, key: 'SPO2', value, spo2Scale: '2', onOxygen })).toMatchObject({ flag, decision })
  })

  it('falls back to the soft limits in pregnancy', () => {
    expect(flagVital({ ...adult, key: 'HR', value: 100, isPregnant: true }).flag).toBe('in-range')
  })
})

describe('children have their own limits', () => {
  it.each([
    ['newborn', 0, 'HR', 99, 'low'], ['newborn', 0, 'HR', 180, 'in-range'], ['newborn', 0, 'HR', 181, 'high'],
    ['infant', 28, 'HR', 161, 'high'], ['infant', 364, 'HR', 160, 'in-range'], ['toddler', 365, 'HR', 151, 'high'],
    ['school child', 2191, 'RR', 25, 'high'], ['15 years', 5843, 'HR', 111, 'high'], ['16 years by the chart', 5844, 'HR', 91, 'high'],
    ['5 years, systolic on its centile', years(5), 'SBP', 80, 'in-range'], ['5 years, systolic below it', years(5), 'SBP', 79, 'low'],
    ['11 years, no systolic limit held', years(11), 'SBP', 100, 'unknown'], ['a child, no diastolic limit held', years(5), 'DBP', 60, 'unknown'],
    ['a newborn sugar, no limit held', 1, 'CBG', 50, 'unknown'], ['an infant sugar', 28, 'CBG', 69, 'low'], ['a feverish child', years(3), 'TEMP', 40.1, 'high'],
  ] as const)('%s', (_name, ageDays, key, value, flag) => {
    expect(flagVital({ ageDays, key, value }).flag).toBe(flag)
  })

  it('says unknown when the age is unknown', () => {
    expect(flagVital({ ageDays: null, key: 'HR', value: 80 }).flag).toBe('unknown')
    expect(softLimitsFor(findVital('HR')!, null).isKnown).toBe(false)
  })
})

describe('a value that looks like another unit is offered converted', () => {
  it.each([
    ['TEMP', 98.6, { value: 37, fromUnit: '[degF]' }, 'refuse'],
    ['TEMP', 77, { value: 25, fromUnit: '[degF]' }, 'refuse'],
    ['TEMP', 113, { value: 45, fromUnit: '[degF]' }, 'refuse'],
    ['TEMP', 114, null, 'refuse'],
    ['TEMP', 76, null, 'refuse'],
    ['FIO2', 0.4, { value: 40, fromUnit: '1' }, 'refuse'],
    ['FIO2', 0.2, null, 'refuse'],
    ['CBG', 5.5, { value: 99, fromUnit: 'mmol/L' }, 'refuse'],
    ['CBG', 39, { value: 703, fromUnit: 'mmol/L' }, 'confirm'],
    ['CBG', 40, null, 'confirm'],
    ['HEIGHT', 66, { value: 167.6, fromUnit: '[in_i]' }, 'confirm'],
    ['HEIGHT', 166, null, 'accept'],
  ] as const)('%s %f', (key, value, offer, decision) => {
    const judged = flagVital({ ...adult, key, value })
    expect(judged.decision).toBe(decision)
    if (offer === null) expect(judged.offer).toBeNull()
    else expect(judged.offer).toMatchObject(offer)
  })

  it('offers pounds when the last weight says so', () => {
    expect(flagVital({ ...adult, key: 'WEIGHT', value: 154, previous: { value: 70, daysAgo: 10 } }).offer).toMatchObject({ value: 69.9 })
    expect(flagVital({ ...adult, key: 'WEIGHT', value: 154, previous: { value: 140, daysAgo: 10 } }).offer).toBeNull()
  })
})

describe('a change that is hard to believe', () => {
  it.each([
    ['weight up by a tenth', 'WEIGHT', 77, { value: 70, daysAgo: 30 }, 'accept'],
    ['weight up by more', 'WEIGHT', 77.1, { value: 70, daysAgo: 30 }, 'confirm'],
    ['the same after 31 days', 'WEIGHT', 90, { value: 70, daysAgo: 31 }, 'accept'],
    ['height up 3 cm', 'HEIGHT', 173, { value: 170, daysAgo: 300 }, 'accept'],
    ['height up more', 'HEIGHT', 173.1, { value: 170, daysAgo: 300 }, 'confirm'],
  ] as const)('%s', (_name, key, value, previous, decision) => {
    expect(flagVital({ ...adult, key, value, previous }).decision).toBe(decision)
  })

  it('lets a child grow', () => {
    expect(flagVital({ ageDays: years(10), key: 'HEIGHT', value: 140, previous: { value: 130, daysAgo: 300 } }).decision).toBe('accept')
  })

  it.each([[120, 80, null], [85, 80, 'Blood pressure 85/80: is this right?'], [86, 80, null]])('blood pressure %i/%i', (systolic, diastolic, doubt) => {
    expect(pressureDoubt(systolic, diastolic)).toBe(doubt)
  })
})

describe('formulas', () => {
  it.each([[30, 150, 13.3], [60, 150, 26.7], [70, 150, 31.1], [null, 150, null], [70, 0, null]])('BMI of %s kg and %s cm is %s', (kg, cm, bmi) => {
    expect(bodyMassIndex(kg, cm)).toBe(bmi)
  })
  it('surface, pressure, coma, oxygen', () => {
    expect(bodySurfaceArea(70, 170)).toBe(1.82)
    expect(meanArterialPressure(110, 70)).toBe(83)
    expect(comaTotal({ eye: 4, verbal: 5, motor: 6 })).toBe(15)
    expect(comaTotal({ eye: 4, verbal: 'T', motor: 6 })).toBeNull()
    expect([isOnOxygen(null, null), isOnOxygen(0, 21), isOnOxygen(2, null), isOnOxygen(null, 24)]).toEqual([null, false, true, true])
  })
})
