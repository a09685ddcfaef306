import { describe, expect, it } from 'vitest'
import { nextSetDueAt, newsParameters, newsSummaryOf, responseFor, scoreNews2, scoreParameter } from '@/lib/domain/vitals/news2'
import type { NewsInput, NewsParameter } from '@/lib/domain/vitals/news2'
import { newsSummary } from '@/lib/domain/vitals/vitals.schema'

const well: NewsInput = { ageYears: 60, isPregnant: false, respiratoryRate: 16, oxygenSaturationPercent: 97, spo2Scale: '1', onOxygen: false, systolicMmHg: 120, pulsePerMin: 70, consciousness: 'A', temperatureCel: 37 }

// Published worked examples and both sides of the published thresholds.
type Row = [name: string, rr: number, spo2: number, scale: '1' | '2', onOxygen: boolean, sbp: number, pulse: number, consciousness: 'A' | 'C' | 'V' | 'P' | 'U', temp: number, total: number, band: string]
const cases: Row[] = [
  ['score 0', 20, 98, '1', false, 111, 78, 'A', 37, 0, 'low'],
  ['score 3, spO2', 20, 91, '1', false, 111, 78, 'A', 37, 3, 'low-medium'],
  ['Low-medium', 20, 98, '1', false, 70, 78, 'A', 37, 3, 'low-medium'],
  ['Hypercapnic RF, low SpO2', 20, 82, '2', false, 111, 78, 'A', 37, 3, 'low-medium'],
  ['Unconscious', 20, 98, '2', true, 111, 78, 'V', 37, 8, 'high'],
  ['High fever', 20, 98, '2', true, 111, 78, 'V', 40, 10, 'high'],
  ['Bradycardia', 20, 98, '2', true, 111, 48, 'V', 40, 11, 'high'],
  ['Moderate hypotension', 20, 98, '2', true, 105, 150, 'V', 40, 14, 'high'],
  ['Very high BP', 20, 98, '2', true, 230, 150, 'V', 40, 16, 'high'],
  ['worked example, 37.5 °C scores nothing', 21, 93, '1', false, 120, 95, 'A', 37.5, 5, 'medium'],
  ['RR 8', 8, 97, '1', false, 120, 70, 'A', 37, 3, 'low-medium'],
  ['RR 12', 12, 97, '1', false, 120, 70, 'A', 37, 0, 'low'],
  ['RR 20', 20, 97, '1', false, 120, 70, 'A', 37, 0, 'low'],
  ['RR 25', 25, 97, '1', false, 120, 70, 'A', 37, 3, 'low-medium'],
  ['SpO2 scale1 91', 16, 91, '1', false, 120, 70, 'A', 37, 3, 'low-medium'],
  ['SpO2 scale1 94', 16, 94, '1', false, 120, 70, 'A', 37, 1, 'low'],
  ['SpO2 scale1 95', 16, 95, '1', false, 120, 70, 'A', 37, 1, 'low'],
  ['SpO2 scale2 84 on oxygen', 16, 84, '2', true, 120, 70, 'A', 37, 4, 'low'],
  ['SpO2 scale2 85 on oxygen', 16, 85, '2', true, 120, 70, 'A', 37, 4, 'low'],
  ['SpO2 scale2 88 on oxygen', 16, 88, '2', true, 120, 70, 'A', 37, 2, 'low'],
  ['SpO2 scale2 92 on oxygen', 16, 92, '2', true, 120, 70, 'A', 37, 2, 'low'],
  ['SpO2 scale2 95 on oxygen', 16, 95, '2', true, 120, 70, 'A', 37, 4, 'low'],
  ['SpO2 scale2 96 on oxygen', 16, 96, '2', true, 120, 70, 'A', 37, 4, 'low'],
  ['SpO2 scale2 88 on air', 16, 88, '2', false, 120, 70, 'A', 37, 0, 'low'],
  ['SpO2 scale2 92 on air', 16, 92, '2', false, 120, 70, 'A', 37, 0, 'low'],
  ['SpO2 scale2 100 on air', 16, 100, '2', false, 120, 70, 'A', 37, 0, 'low'],
  ['SBP 90', 16, 97, '1', false, 90, 70, 'A', 37, 3, 'low-medium'],
  ['SBP 101', 16, 97, '1', false, 101, 70, 'A', 37, 1, 'low'],
  ['SBP 110', 16, 97, '1', false, 110, 70, 'A', 37, 1, 'low'],
  ['SBP 220', 16, 97, '1', false, 220, 70, 'A', 37, 3, 'low-medium'],
  ['pulse 40', 16, 97, '1', false, 120, 40, 'A', 37, 3, 'low-medium'],
  ['pulse 51', 16, 97, '1', false, 120, 51, 'A', 37, 0, 'low'],
  ['pulse 90', 16, 97, '1', false, 120, 90, 'A', 37, 0, 'low'],
  ['pulse 111', 16, 97, '1', false, 120, 111, 'A', 37, 2, 'low'],
  ['pulse 130', 16, 97, '1', false, 120, 130, 'A', 37, 2, 'low'],
  ['temp 35.1', 16, 97, '1', false, 120, 70, 'A', 35.1, 1, 'low'],
  ['temp 36.0', 16, 97, '1', false, 120, 70, 'A', 36, 1, 'low'],
  ['temp 38.1', 16, 97, '1', false, 120, 70, 'A', 38.1, 1, 'low'],
  ['temp 39.0', 16, 97, '1', false, 120, 70, 'A', 39, 1, 'low'],
  ['consciousness V', 16, 97, '1', false, 120, 70, 'V', 37, 3, 'low-medium'],
  ['consciousness P', 16, 97, '1', false, 120, 70, 'P', 37, 3, 'low-medium'],
  ['5-6 without any 3', 22, 97, '1', true, 120, 95, 'A', 37, 5, 'medium'],
  ['exactly 7', 22, 97, '1', true, 120, 95, 'A', 39.5, 7, 'high'],
]

it.each(cases)('%s', (_name, respiratoryRate, oxygenSaturationPercent, spo2Scale, onOxygen, systolicMmHg, pulsePerMin, consciousness, temperatureCel, total, band) => {
  const score = scoreNews2({ ...well, respiratoryRate, oxygenSaturationPercent, spo2Scale, onOxygen, systolicMmHg, pulsePerMin, consciousness, temperatureCel })
  expect(score).toMatchObject({ state: 'complete', total, band })
})

describe('each parameter on both sides of each threshold', () => {
  const edges: [NewsParameter, Partial<NewsInput>, number][] = [
    ...([[8, 3], [9, 1], [11, 1], [12, 0], [20, 0], [21, 2], [24, 2], [25, 3], [0, 3]] as const).map(([v, s]): [NewsParameter, Partial<NewsInput>, number] => ['RR', { respiratoryRate: v }, s]),
    ...([[91, 3], [92, 2], [93, 2], [94, 1], [95, 1], [96, 0], [100, 0]] as const).map(([v, s]): [NewsParameter, Partial<NewsInput>, number] => ['SPO2', { oxygenSaturationPercent: v }, s]),
    ...([[83, 3], [84, 2], [85, 2], [86, 1], [87, 1], [88, 0], [92, 0], [93, 0], [97, 0], [100, 0]] as const).map(([v, s]): [NewsParameter, Partial<NewsInput>, number] => ['SPO2', { oxygenSaturationPercent: v, spo2Scale: '2' }, s]),
    ...([[83, 3], [85, 2], [87, 1], [88, 0], [92, 0], [93, 1], [94, 1], [95, 2], [96, 2], [97, 3]] as const).map(([v, s]): [NewsParameter, Partial<NewsInput>, number] => ['SPO2', { oxygenSaturationPercent: v, spo2Scale: '2', onOxygen: true }, s]),
    ...([[90, 3], [91, 2], [100, 2], [101, 1], [110, 1], [111, 0], [219, 0], [220, 3]] as const).map(([v, s]): [NewsParameter, Partial<NewsInput>, number] => ['SBP', { systolicMmHg: v }, s]),
    ...([[40, 3], [41, 1], [50, 1], [51, 0], [90, 0], [91, 1], [110, 1], [111, 2], [130, 2], [131, 3], [0, 3]] as const).map(([v, s]): [NewsParameter, Partial<NewsInput>, number] => ['HR', { pulsePerMin: v }, s]),
    ...([[35, 3], [35.04, 3], [35.05, 1], [35.1, 1], [36, 1], [36.1, 0], [38, 0], [38.04, 0], [38.1, 1], [39, 1], [39.1, 2]] as const).map(([v, s]): [NewsParameter, Partial<NewsInput>, number] => ['TEMP', { temperatureCel: v }, s]),
    ...([['A', 0], ['C', 3], ['V', 3], ['P', 3], ['U', 3]] as const).map(([v, s]): [NewsParameter, Partial<NewsInput>, number] => ['ACVPU', { consciousness: v }, s]),
    ['O2', { onOxygen: true }, 2],
    ['O2', { onOxygen: false }, 0],
  ]
  it.each(edges)('%s %o scores %i', (parameter, changes, score) => {
    expect(scoreParameter(parameter, { ...well, ...changes })).toBe(score)
  })
})

describe('a set that is not whole', () => {
  const blanks: Record<NewsParameter, Partial<NewsInput>> = {
    RR: { respiratoryRate: null }, SPO2: { oxygenSaturationPercent: null }, O2: { onOxygen: null }, SBP: { systolicMmHg: null }, HR: { pulsePerMin: null }, ACVPU: { consciousness: null }, TEMP: { temperatureCel: null },
  }
  it.each(newsParameters)('is incomplete without %s, never scored 0', (parameter) => {
    const score = scoreNews2({ ...well, ...blanks[parameter] })
    expect(score).toMatchObject({ state: 'incomplete', total: null, band: null, missing: [parameter], response: null })
  })

  it('says what is missing', () => {
    expect(scoreNews2({ ...well, temperatureCel: null }).reason).toBe('NEWS2 incomplete: temperature missing')
  })

  it('still asks for help when what was measured is alarming', () => {
    expect(scoreNews2({ ...well, respiratoryRate: 26, temperatureCel: null })).toMatchObject({ total: null, redParameters: ['RR'], response: { escalateTo: 'doctor' } })
    expect(scoreNews2({ ...well, respiratoryRate: 26, onOxygen: true, pulsePerMin: 120, temperatureCel: null }).response?.escalateTo).toBe('emergency-team')
  })

  it('needs to know air or oxygen before it scores saturation on scale 2', () => {
    expect(scoreNews2({ ...well, spo2Scale: '2', onOxygen: null }).missing).toEqual(['SPO2', 'O2'])
  })
})

describe('who the chart is for', () => {
  it.each([
    ['15 years', { ageYears: 15 }, 'not-applicable'],
    ['16 years', { ageYears: 16 }, 'complete'],
    ['an unknown age', { ageYears: null }, 'not-applicable'],
    ['pregnancy', { isPregnant: true }, 'not-applicable'],
  ] as const)('%s', (_name, changes, state) => {
    expect(scoreNews2({ ...well, ...changes }).state).toBe(state)
  })
})

describe('what to do', () => {
  it.each([
    [0, false, 'low', 720], [1, false, 'low', 240], [4, false, 'low', 240], [3, true, 'low-medium', 60], [4, true, 'low-medium', 60], [5, true, 'medium', 60], [5, false, 'medium', 60], [6, false, 'medium', 60], [7, false, 'high', 0], [20, true, 'high', 0],
  ])('a total of %i (single 3: %s) is %s, next set in %i minutes', (total, hasSingleThree, band, nextDueMinutes) => {
    expect(responseFor(total, hasSingleThree)).toMatchObject({ band, nextDueMinutes })
  })

  it('says when the next set is due', () => {
    expect(nextSetDueAt(scoreNews2(well), '2026-03-05T08:00:00.000Z')).toBe('2026-03-05T20:00:00.000Z')
    expect(nextSetDueAt(scoreNews2({ ...well, temperatureCel: null }), '2026-03-05T08:00:00.000Z')).toBeNull()
  })

  it('asks about infection from 5 on, unless it was excluded', () => {
    const five = { ...well, respiratoryRate: 22, onOxygen: true, pulsePerMin: 95 }
    expect(scoreNews2(five)).toMatchObject({ total: 5, asksForSepsis: true })
    expect(scoreNews2({ ...five, hasSuspectedInfection: false }).asksForSepsis).toBe(false)
    expect(scoreNews2({ ...five, pulsePerMin: 70 }).asksForSepsis).toBe(false)
  })

  it('fits what is stored', () => {
    expect(newsSummary.parse(newsSummaryOf(scoreNews2(well)))).toMatchObject({ total: 0, band: 'low', scores: { RR: 0 } })
  })
})
