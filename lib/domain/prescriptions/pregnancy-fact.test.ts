import { expect, it } from 'vitest'
import { freshDays } from './fact-freshness.table'
import { pregnancyFact } from './pregnancy-fact'

const today = '2026-03-05'
it.each([
  ['not pregnant, asked today', { pregnancy: 'not-pregnant', pregnancyAsOf: today, pregnancyDueOn: null }, 'not-pregnant', null],
  ['not pregnant, on the last day it counts', { pregnancy: 'not-pregnant', pregnancyAsOf: '2025-12-05', pregnancyDueOn: null }, 'not-pregnant', null],
  ['not pregnant, a day too old', { pregnancy: 'not-pregnant', pregnancyAsOf: '2025-12-04', pregnancyDueOn: null }, null, null],
  ['not pregnant, nobody knows since when', { pregnancy: 'not-pregnant', pregnancyAsOf: null, pregnancyDueOn: null }, null, null],
  ['pregnant, week 20', { pregnancy: 'pregnant', pregnancyAsOf: '2025-12-01', pregnancyDueOn: '2026-07-23' }, 'pregnant', 20],
  ['pregnant a year ago', { pregnancy: 'pregnant', pregnancyAsOf: '2025-01-01', pregnancyDueOn: null }, null, null],
  ['not known', { pregnancy: 'unknown', pregnancyAsOf: today, pregnancyDueOn: null }, null, null],
] as const)('%s', (_, recorded, pregnancy, pregnancyWeeks) => {
  expect(freshDays.notPregnant).toBe(90)
  expect(pregnancyFact(recorded, today)).toEqual({ pregnancy, pregnancyWeeks })
})
