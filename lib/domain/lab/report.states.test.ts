import { describe, expect, it } from 'vitest'
import type { LabResult, ResultFlagCode } from '@/lib/domain/lab/order.schema'
import { acknowledgeReport, deriveReportStatus, isIssuable, oppositeFlag, worstFlag } from '@/lib/domain/lab/report.states'
import type { ReportHistory } from '@/lib/domain/lab/report.states'
import { aLabReport } from '@/lib/testing/lab-records'
import { refusalCode } from '@/lib/testing/refusal-code'

type Status = LabResult['status']
const fresh: ReportHistory = { before: null }

it.each([
  ['none started', ['ordered', 'ordered'], fresh, 'registered'],
  ['no tests at all', [], fresh, 'registered'],
  ['values entered, nothing shown yet', ['entered', 'ordered'], fresh, 'registered'],
  ['one preliminary, one open', ['tech_verified', 'ordered'], fresh, 'partial'],
  ['one verified, one open', ['verified', 'in_process'], fresh, 'partial'],
  ['one verified, one waiting for a new specimen', ['verified', 'awaiting_recollect'], fresh, 'partial'],
  ['all have values, one preliminary', ['verified', 'tech_verified'], fresh, 'preliminary'],
  ['all verified', ['verified', 'verified'], fresh, 'final'],
  ['verified and cancelled', ['verified', 'cancelled'], fresh, 'final'],
  ['all cancelled', ['cancelled', 'cancelled'], fresh, 'cancelled'],
  ['cancelled and withdrawn', ['cancelled', 'entered-in-error'], fresh, 'cancelled'],
  ['all withdrawn', ['entered-in-error'], fresh, 'entered-in-error'],
  ['the report of another patient', ['verified'], { before: 'final', isWrongPatient: true }, 'entered-in-error'],
  ['a tombstone stays one', ['verified'], { before: 'entered-in-error' }, 'entered-in-error'],
  ['a value corrected', ['corrected', 'verified'], { before: 'final' }, 'corrected'],
  ['an interpretation changed', ['amended', 'verified'], { before: 'final' }, 'amended'],
  ['a correction outweighs an amendment', ['amended', 'corrected'], { before: 'amended' }, 'corrected'],
  ['something added', ['verified', 'verified'], { before: 'final', hasAddition: true }, 'appended'],
  ['one withdrawn after release', ['verified', 'entered-in-error'], { before: 'final' }, 'corrected'],
  ['one withdrawn before release', ['verified', 'entered-in-error'], { before: 'registered' }, 'final'],
  ['an add-on test still open', ['verified', 'ordered'], { before: 'final' }, 'partial'],
] as const)('%s', (_name, statuses, history, expected) => {
  expect(deriveReportStatus((statuses as readonly Status[]).map((status) => ({ status })), history as ReportHistory)).toBe(expected)
})

it.each([
  [[], null], [[null, null], null], [['N', 'N'], 'N'], [['N', 'unknown'], 'unknown'], [['unknown', 'L'], 'L'], [['H', 'HH', 'N'], 'HH'], [['LL', 'H'], 'LL'],
] as const)('the worst of %j is %s', (flags, worst) => {
  expect(worstFlag(flags as readonly (ResultFlagCode | null)[])).toBe(worst)
})

it.each([
  [[], null], [[null], null], [['N', 'H'], null], [['H', 'HH'], null], [['H', 'L'], 'L'], [['L', 'H', 'N'], 'L'], [['LL', 'H'], 'H'], [['HH', 'L', 'LL'], 'LL'], [['HH', 'H', 'L'], 'L'], [['A', 'N'], null], [['unknown', 'L'], null],
] as const)('on the other side of the worst of %j lies %s', (flags, opposite) => {
  expect(oppositeFlag(flags as readonly (ResultFlagCode | null)[])).toBe(opposite)
})

describe('acknowledging', () => {
  const step = { by: 'doctor-1', byName: 'Dr Grace Lindqvist', at: '2026-03-05T11:00:00.000Z', action: 'treated' as const, note: null }
  it.each([
    ['a final report', aLabReport({ status: 'final' }), 'done'],
    ['a report without values', aLabReport(), 'lab-report.not-issued'],
    ['a tombstone', aLabReport({ status: 'entered-in-error' }), 'lab-report.not-issued'],
    ['one acknowledged before', aLabReport({ status: 'final', acknowledgedAt: step.at }), 'lab-report.acknowledged-already'],
  ])('%s', (_name, report, answer) => {
    expect(refusalCode(() => acknowledgeReport(report, step))).toBe(answer)
  })

  it('only gives out what holds a released value', () => {
    expect(isIssuable('partial')).toBe(true)
    expect(isIssuable('registered')).toBe(false)
  })
})
