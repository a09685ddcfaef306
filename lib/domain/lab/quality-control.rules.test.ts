import { describe, expect, it } from 'vitest'
import { controlStatistics, isInControl, judgeControls, lookBack, rulesFor, sigmaOf, zScore } from '@/lib/domain/lab/quality-control.rules'
import type { ControlPoint } from '@/lib/domain/lab/quality-control.rules'
import { controlRuleNames } from '@/lib/domain/lab/quality-control.table'
import type { ControlRuleName } from '@/lib/domain/lab/quality-control.table'

const at = (minute: number) => new Date(Date.parse('2026-03-05T06:00:00.000Z') + minute * 60_000).toISOString()

/** Runs in order of time; each run holds one value per level, from level 1 up. */
const series = (runs: number[][], lots: string[] = []): ControlPoint[] =>
  runs.flatMap((values, run) => values.map((z, level) => ({ id: `${run + 1}/${level + 1}`, runId: `run-${run}`, level: `L${level + 1}`, lot: lots[run] ?? 'A', z, at: at(run * 10 + level) })))

const broken = (runs: number[][], rules: ControlRuleName[] = [...controlRuleNames], lots?: string[]) => judgeControls(series(runs, lots), rules).broken.map((one) => one.rule)

describe('golden series, each rule alone on both sides of its limit', () => {
  it.each([
    ['1-2s', [[2]], false], ['1-2s', [[2.01]], true], ['1-2s', [[-2.01]], true],
    ['1-3s', [[3]], false], ['1-3s', [[3.01]], true], ['1-3s', [[0, -3.01]], true], ['1-3s', [[3.5], [0]], false],
    ['2-2s', [[2.1], [2.1]], true], ['2-2s', [[2.1], [2]], false], ['2-2s', [[2.1], [-2.1]], false], ['2-2s', [[2.1, 2.1]], true], ['2-2s', [[2.1, 0], [0, 2.1]], false], ['2-2s', [[2.1], [0], [2.1]], false], ['2-2s', [[2.1, 0, 2.1]], true],
    ['R-4s', [[2.1, -2.1]], true], ['R-4s', [[2.5, -1.8]], false], ['R-4s', [[2.1], [-2.1]], false],
    ['4-1s', [[1.1], [1.1], [1.1], [1.1]], true], ['4-1s', [[1.1], [1.1], [1.1], [1]], false], ['4-1s', [[1.1], [1.1], [-1.1], [1.1]], false], ['4-1s', [[1.1, 1.1], [1.1, 1.1]], true], ['4-1s', [[1.1], [1.1], [1.1]], false],
    ['10x', Array.from({ length: 10 }, () => [0.1]), true], ['10x', Array.from({ length: 9 }, () => [0.1]), false], ['10x', [...Array.from({ length: 9 }, () => [0.1]), [0]], false], ['10x', Array.from({ length: 5 }, () => [-0.1, -0.1]), true],
    ['8x', Array.from({ length: 8 }, () => [-0.1]), true], ['8x', Array.from({ length: 7 }, () => [-0.1]), false],
    ['12x', Array.from({ length: 12 }, () => [0.1]), true], ['12x', Array.from({ length: 11 }, () => [0.1]), false],
    ['2of3-2s', [[2.1, 0, 2.1]], true], ['2of3-2s', [[2.1, 0, 2]], false], ['2of3-2s', [[2.1, 0, -2.1]], false], ['2of3-2s', [[2.1, 2.1]], false],
    ['3-1s', [[1.1, 1.1, 1.1]], true], ['3-1s', [[1.1], [1.1], [1.1]], true], ['3-1s', [[1.1, 1.1, 1]], false],
    ['6x', [[0.1, 0.1, 0.1], [0.1, 0.1, 0.1]], true], ['6x', [[0.1, 0.1, 0.1], [0.1, 0.1, 0]], false],
    ['9x', [[0.1, 0.1, 0.1], [0.1, 0.1, 0.1], [0.1, 0.1, 0.1]], true], ['9x', [[-0.1, 0.1, 0.1], [0.1, 0.1, 0.1], [0.1, 0.1, 0.1]], false],
    ['7T', [[0], [0.1], [0.2], [0.3], [0.4], [0.5], [0.6]], true], ['7T', [[0], [0.1], [0.2], [0.3], [0.4], [0.5], [0.5]], false], ['7T', [[0.6], [0.5], [0.4], [0.3], [0.2], [0.1], [0]], true], ['7T', [[0.1], [0.2], [0.3], [0.4], [0.5], [0.6]], false],
  ] as const)('%s over %j: %s', (rule, runs, hit) => {
    expect(broken(runs as unknown as number[][], [rule]).length === 1).toBe(hit)
  })
})

describe('what counts', () => {
  it('warns on 1-2s and rejects on 1-3s', () => {
    expect(judgeControls(series([[2.5]]), ['1-2s', '1-3s']).outcome).toBe('warning')
    expect(judgeControls(series([[3.5]]), ['1-2s', '1-3s'])).toMatchObject({ outcome: 'rejected', broken: [{ rule: '1-2s' }, { rule: '1-3s', errorType: 'random', pointIds: ['1/1'] }] })
    expect(judgeControls(series([[1.9, -1.9]]), [...controlRuleNames]).outcome).toBe('accepted')
    expect(judgeControls([], ['1-3s']).outcome).toBe('accepted')
  })

  it('starts a new history with a new lot', () => {
    expect(broken([[2.1], [2.1]], ['2-2s'], ['A', 'B'])).toEqual([])
    expect(broken(Array.from({ length: 10 }, () => [0.5]), ['10x'], [...Array.from({ length: 5 }, () => 'A'), ...Array.from({ length: 5 }, () => 'B')])).toEqual([])
  })

  it('does not count an excluded point', () => {
    const points = series([[2.1], [0], [2.1]])
    expect(judgeControls(points.map((point) => (point.id === '2/1' ? { ...point, isExcluded: true } : point)), ['2-2s']).broken).toHaveLength(1)
    expect(judgeControls(points.map((point) => ({ ...point, isExcluded: point.id !== '3/1' })), ['2-2s']).broken).toHaveLength(0)
  })

  it('names the points that broke the rule', () => {
    expect(judgeControls(series([[0], [1.2], [1.3], [1.4], [1.5]]), ['4-1s']).broken[0]?.pointIds).toEqual(['2/1', '3/1', '4/1', '5/1'])
  })
})

it.each([[10, 1, 1, 9], [10, -2, 2, 4], [10, 0, 0, null]])('sigma of error %f, bias %f, variation %f is %s', (allowableErrorPercent, biasPercent, variationPercent, sigma) => {
  expect(sigmaOf({ allowableErrorPercent, biasPercent, variationPercent })).toBe(sigma)
})

it.each([
  [6, 2, ['1-2s', '1-3s'], true], [5.9, 2, ['1-2s', '1-3s', '2-2s', 'R-4s'], true], [4.9, 3, ['1-2s', '1-3s', '2of3-2s', 'R-4s', '3-1s'], true], [3, 2, ['1-2s', '1-3s', '2-2s', 'R-4s', '4-1s', '8x', '7T'], true], [2.9, 2, ['1-2s', '1-3s', '2-2s', 'R-4s', '4-1s', '8x', '7T'], false],
] as const)('a method of %f sigma with %i levels', (sigma, levels, rules, isMethodFit) => {
  expect(rulesFor(sigma, levels)).toEqual({ rules, isMethodFit })
})

describe('the gate', () => {
  const now = at(600)
  it.each([
    ['no run at all', [], 'overdue'],
    ['a good run in time', [{ outcome: 'accepted' as const, at: at(0) }], 'in-control'],
    ['a warning', [{ outcome: 'warning' as const, at: at(500) }], 'in-control'],
    ['a rejected run', [{ outcome: 'accepted' as const, at: at(0) }, { outcome: 'rejected' as const, at: at(500) }], 'rejected'],
    ['a good run after a rejected one', [{ outcome: 'rejected' as const, at: at(0) }, { outcome: 'accepted' as const, at: at(500) }], 'in-control'],
  ])('%s', (_name, runs, state) => {
    expect(isInControl(runs, { at: now, maxAgeHours: 10 })).toBe(state)
  })
  it('is overdue a minute later', () => expect(isInControl([{ outcome: 'accepted', at: at(0) }], { at: at(601), maxAgeHours: 10 })).toBe('overdue'))

  it('lists what was measured since the last good control', () => {
    const released = [{ resultId: 'a', measuredAt: at(0) }, { resultId: 'b', measuredAt: at(1) }, { resultId: 'c', measuredAt: at(10) }, { resultId: 'd', measuredAt: at(11) }]
    expect(lookBack(released, { lastGoodAt: at(0), rejectedAt: at(10) })).toEqual(['b', 'c'])
    expect(lookBack(released, { lastGoodAt: null, rejectedAt: at(10) })).toEqual(['a', 'b', 'c'])
  })
})

it('scores a control, and establishes a lot from 20 points over 10 days on', () => {
  expect(zScore(4.3, 4, 0.1)).toBe(3)
  expect(zScore(4.3, 4, 0)).toBeNull()
  const points = (count: number, days: number) => Array.from({ length: count }, (_, index) => ({ value: index % 2 === 0 ? 4 : 6, at: `2026-03-${String((index % days) + 1).padStart(2, '0')}T06:00:00.000Z` }))
  expect(controlStatistics(points(20, 10))).toMatchObject({ mean: 5, isEstablished: true })
  expect(controlStatistics(points(19, 10))?.isEstablished).toBe(false)
  expect(controlStatistics(points(20, 9))?.isEstablished).toBe(false)
  expect(controlStatistics(points(1, 1))).toBeNull()
  expect(controlStatistics([{ value: 2, at: at(0) }, { value: 4, at: at(1) }])).toMatchObject({ mean: 3, standardDeviation: Number(Math.SQRT2.toPrecision(12)) })
})
