import { describe, expect, it } from 'vitest'
import * as calculate from '@/lib/domain/lab/calculated-results'
import { kidneyInjuryStage } from '@/lib/domain/lab/kidney-injury.rules'
import { judgeParacetamol } from '@/lib/domain/lab/paracetamol.rules'

describe('published examples', () => {
  it.each([
    [1.2, 55, 'M', 71], [1.7, 81, 'M', 40], [1, 50, 'F', 69], [0.7, 50, 'F', 105], [0.9, 50, 'M', 104], [0.5, 18, 'F', 139],
  ] as const)('eGFR of creatinine %f at %i years, %s, is about %i', (creatinineMgPerDl, ageYears, sex, expected) => {
    expect(Math.abs((calculate.egfrCkdEpi2021({ creatinineMgPerDl, ageYears, sex }).value as number) - expected)).toBeLessThanOrEqual(1)
  })

  it.each([
    [1, 24, 'F', 54, 74], [1, 68, 'F', 68, 57.8], [5, 68, 'F', 68, 11.6], [1, 24, 'M', 54, 87], [5, 24, 'M', 54, 17.4], [1, 25, 'F', 60, 81.5], [1.39, 53, 'M', 87, 75.6],
  ] as const)('Cockcroft-Gault of %f at %i, %s, %i kg is %f', (creatinineMgPerDl, ageYears, sex, weightKg, expected) => {
    expect(calculate.cockcroftGault({ creatinineMgPerDl, ageYears, sex, weightKg }).value).toBeCloseTo(expected, 0)
  })

  it.each([
    ['anion gap', calculate.anionGap(140, 110, 9.4), 20.6],
    ['anion gap corrected for albumin', calculate.correctedAnionGap(12, 2), 17],
    ['calcium corrected for albumin', calculate.correctedCalcium(8, 2.5), 9.2],
    ['osmolality', calculate.osmolality(136.4, 125, 11), 283.7],
    ['LDL', calculate.ldlFriedewald(161, 39, 95), 103],
    ['MCV', calculate.mcv(45, 5), 90],
    ['MCH', calculate.mch(15, 5), 30],
    ['MCHC', calculate.mchc(15, 45), 33.3],
    ['average glucose', calculate.averageGlucose(7), 154],
    ['transferrin saturation', calculate.transferrinSaturation(60, 300), 20],
    ['phenytoin corrected', calculate.correctedPhenytoin({ totalUgPerMl: 8, albuminGPerDl: 2, isClearanceBelow10: false }), 16],
    ['phenytoin corrected in kidney failure', calculate.correctedPhenytoin({ totalUgPerMl: 8, albuminGPerDl: 2, isClearanceBelow10: true }), 26.7],
    ['Schwartz', calculate.egfrSchwartz({ creatinineMgPerDl: 0.5, heightCm: 120, ageYears: 8 }), 99],
  ])('%s', (_name, { value }, expected) => {
    expect(value).toBe(expected)
  })

  it('QT by both methods', () => {
    expect(calculate.correctedQt(460, 60)).toEqual({ fridericiaMs: 460, bazettMs: 460 })
    expect(calculate.correctedQt(440, 55).bazettMs).toBe(421)
    expect(calculate.correctedQt(330, 113).bazettMs).toBe(453)
  })
})

describe('what does not fit gives a reason instead of a number', () => {
  it.each([
    ['eGFR at 17', calculate.egfrCkdEpi2021({ creatinineMgPerDl: 1, ageYears: 17, sex: 'F' }), 'not-for-age'],
    ['eGFR without sex', calculate.egfrCkdEpi2021({ creatinineMgPerDl: 1, ageYears: 40, sex: null }), 'input-missing'],
    ['eGFR of nothing', calculate.egfrCkdEpi2021({ creatinineMgPerDl: null, ageYears: 40, sex: 'F' }), 'input-missing'],
    ['eGFR of zero', calculate.egfrCkdEpi2021({ creatinineMgPerDl: 0, ageYears: 40, sex: 'F' }), 'input-missing'],
    ['Schwartz at 18', calculate.egfrSchwartz({ creatinineMgPerDl: 1, heightCm: 170, ageYears: 18 }), 'not-for-age'],
    ['corrected calcium at albumin 4', calculate.correctedCalcium(8, 4), 'not-for-this-value'],
    ['LDL at triglyceride 401', calculate.ldlFriedewald(300, 40, 401), 'not-for-this-value'],
    ['LDL below zero', calculate.ldlFriedewald(80, 60, 300), 'not-for-this-value'],
    ['anion gap without chloride', calculate.anionGap(140, undefined, 24), 'input-missing'],
    ['MCV without red cells', calculate.mcv(40, 0), 'input-missing'],
    ['phenytoin at albumin 4', calculate.correctedPhenytoin({ totalUgPerMl: 8, albuminGPerDl: 4, isClearanceBelow10: false }), 'not-for-this-value'],
  ])('%s', (_name, calculated, reason) => {
    expect(calculated).toEqual({ value: null, reason })
  })
  it('LDL at triglyceride 400 is calculated', () => expect(calculate.ldlFriedewald(300, 40, 400).value).toBe(180))
})

it.each([
  ['before 4 hours', 200, 3.9, 100, 'wait', null], ['at 4 hours on the line', 100, 4, 100, 'treat', 100], ['just under it', 99.9, 4, 100, 'below-line', 100], ['the line halves in 4 hours', 50, 8, 100, 'treat', 50],
  ['a low level late is still toxic', 40, 12, 100, 'treat', 25], ['the higher line', 140, 4, 150, 'below-line', 150], ['unknown time', 12, null, 100, 'treat', null], ['after 24 hours', 5, 24.1, 150, 'treat', null],
] as const)('paracetamol %s', (_name, levelUgPerMl, hoursSinceIngestion, lineAtFourHours, advice, lineUgPerMl) => {
  expect(judgeParacetamol({ levelUgPerMl, hoursSinceIngestion, lineAtFourHours })).toEqual({ advice, lineUgPerMl })
})

it.each([
  ['nothing to compare', 1, [], null], ['0.3 within 48 h', 1.1, [[0.8, 48]], 1], ['0.29 within 48 h', 1.09, [[0.8, 48]], 0], ['0.3 after 49 h', 1.1, [[0.8, 49]], 0], ['1.5 times in a week', 1.5, [[1, 168]], 1], ['1.5 times after more', 1.5, [[1, 169]], null],
  ['twice', 2, [[1, 100]], 2], ['three times', 3, [[1, 100]], 3], ['4.0 with an acute rise', 4, [[3.6, 24]], 3], ['4.0 without a rise', 4, [[3.9, 24]], 0],
] as const)('kidney injury: %s', (_name, mgPerDl, earlier, stage) => {
  const at = '2026-03-10T08:00:00.000Z'
  const past = (earlier as readonly (readonly [number, number])[]).map(([value, hours]) => ({ mgPerDl: value, at: new Date(Date.parse(at) - hours * 3_600_000).toISOString() }))
  expect(kidneyInjuryStage({ mgPerDl, at }, past)).toBe(stage)
})
