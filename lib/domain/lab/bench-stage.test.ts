import { describe, expect, it } from 'vitest'
import { benchStage } from './bench-stage'

describe('what a specimen waits for', () => {
  it.each([
    ['registered', [], 'label'],
    ['label_printed', [], 'collect'],
    ['collected', ['ordered'], 'receive'],
    ['received', ['ordered'], 'receive'],
    ['accepted', ['in_process', 'entered'], 'enter'],
    ['accepted', ['entered', 'verified'], 'verify'],
    ['accepted', ['tech_verified'], 'verify'],
    ['accepted', ['verified', 'cancelled'], 'done'],
    ['stored', ['in_process'], 'enter'],
    ['rejected', [], 'done'],
  ] as const)('%s with %j waits for %s', (status, results, stage) => {
    expect(benchStage({ status }, results.map((each) => ({ status: each })))).toBe(stage)
  })
})
