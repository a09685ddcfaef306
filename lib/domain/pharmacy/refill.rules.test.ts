import { describe, expect, it } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import type { RefillRequest } from '@/lib/domain/prescriptions/prescription.schema'
import { scheduleProfiles } from './controlled.table'
import {
  type EarlyDecision, type RefillSituation, type RefillVerb, acceptRefill, cancelRefill, declineRefill, earliestNextFill, finishRefill, isRefillOverdue, kindOfRequest, nextRefillStates, proportionOfDaysCovered,
  receiveRefill, refillPromptOn, refillVerbs, rejectRefill, requireRefillable, sendRefillToPrescriber,
} from './refill.rules'

const situation: RefillSituation = { repeatsLeft: 2, isLive: true, lastFilledOn: '2026-02-05', daysOfSupply: 28, owing: 0 }
const doing = { by: 'ph-1', at: '2026-03-05T10:00:00.000Z' }
const request: RefillRequest = { id: 'r', organisationId: 'o', version: 1, createdAt: doing.at, updatedAt: doing.at, patientId: 'p', prescriptionId: 'rx', itemId: 'i', kind: 'refill', status: 'requested', reason: null, requestedAt: '2026-03-01T10:00:00.000Z', answeredBy: null, answeredAt: null }
const early: EarlyDecision = { reason: 'lost', words: '', approvedBy: null, askedBy: 'ph-1' }
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('refill or renewal', () => {
  it.each([
    [{ repeatsLeft: 1, isLive: true, owing: 0 }, 'refill'], [{ repeatsLeft: 0, isLive: true, owing: 0 }, 'renewal'], [{ repeatsLeft: 1, isLive: false, owing: 0 }, 'renewal'], [{ repeatsLeft: 0, isLive: true, owing: 5 }, 'refill'],
  ] as const)('%j is a %s', (given, kind) => expect(kindOfRequest(given)).toBe(kind))
})

describe('when the next supply is due', () => {
  it.each([
    ['28 days, 20 % early', situation, null, '2026-02-28'],
    ['30 days, 20 % early', { ...situation, daysOfSupply: 30 }, null, '2026-03-01'],
    ['28 days controlled: 10 % or 2 days, the larger', situation, scheduleProfiles.generic.S4, '2026-03-03'],
    ['7 days controlled: 2 days', { ...situation, daysOfSupply: 7 }, scheduleProfiles.generic.S4, '2026-02-10'],
    ['never filled', { ...situation, lastFilledOn: null }, null, null],
    ['length not known', { ...situation, daysOfSupply: null }, null, null],
  ] as const)('%s', (_says, given, controlled, due) => expect(earliestNextFill(given, controlled)).toBe(due))

  const ask = (today: string, changes: Partial<RefillSituation> = {}, decision: EarlyDecision | null = null, controlled = false) =>
    codeOf(() => requireRefillable({ ...situation, ...changes }, { today, controlled: controlled ? scheduleProfiles.generic.S4 : null, early: decision }))
  it('refuses the day before and allows the day itself', () => {
    expect(ask('2026-02-27')).toBe('refill.too-early')
    expect(ask('2026-02-28')).toBe('allowed')
  })
  it('allows early with a reason, for controlled medicines only with a second person', () => {
    expect(ask('2026-02-10', {}, early)).toBe('allowed')
    expect(ask('2026-02-10', {}, { ...early, reason: 'other' })).toBe('refill.reason-missing')
    expect(ask('2026-02-10', {}, early, true)).toBe('refill.second-approval')
    expect(ask('2026-02-10', {}, { ...early, approvedBy: 'ph-1' }, true)).toBe('refill.second-approval')
    expect(ask('2026-02-10', {}, { ...early, approvedBy: 'ph-2' }, true)).toBe('allowed')
  })
  it('never calls the rest of a partial supply too early', () => expect(ask('2026-02-06', { owing: 5, repeatsLeft: 0 })).toBe('allowed'))
  it('refuses without repeats or a live prescription', () => {
    expect(ask('2026-03-05', { repeatsLeft: 0 })).toBe('refill.none-left')
    expect(ask('2026-03-05', { isLive: false })).toBe('refill.none-left')
    expect(ask('2026-03-05', { isLive: false, owing: 5 })).toBe('refill.none-left')
  })
  it('asks the patient 5 days before the end', () => expect(refillPromptOn(situation)).toBe('2026-02-28'))
})

const verbs: Record<RefillVerb, (record: RefillRequest) => RefillRequest> = {
  receive: (record) => receiveRefill(record, doing),
  accept: (record) => acceptRefill(record, { ...doing, situation, today: '2026-03-05', controlled: null, early: null }),
  'send-to-prescriber': (record) => sendRefillToPrescriber(record, { ...doing, situation: { ...situation, repeatsLeft: 0 } }),
  finish: (record) => finishRefill(record, doing),
  decline: (record) => declineRefill(record, { ...doing, reason: 'please come in first' }),
  reject: (record) => rejectRefill(record, { ...doing, reason: 'asked twice' }),
  cancel: (record) => cancelRefill(record, { by: 'p', at: doing.at, isPatient: true }),
}

describe('every state and verb', () => {
  for (const status of Object.keys(nextRefillStates) as RefillRequest['status'][]) {
    for (const verb of refillVerbs) {
      const to = nextRefillStates[status][verb]
      it(`${status}: ${verb} ${to ? `leads to ${to}` : 'is refused'}`, () => {
        if (to) expect(verbs[verb]({ ...request, status }).status).toBe(to)
        else expect(codeOf(() => verbs[verb]({ ...request, status }))).toBe('refill.wrong-state')
      })
    }
  }
  it('needs words for the patient when it is declined', () => {
    expect(codeOf(() => declineRefill({ ...request, status: 'in-progress' }, { ...doing, reason: ' ' }))).toBe('refill.reason-missing')
  })
  it('does not bother the prescriber while repeats are left', () => {
    expect(codeOf(() => sendRefillToPrescriber({ ...request, status: 'received' }, { ...doing, situation }))).toBe('refill.not-renewal')
  })
  it('only the patient takes it back', () => {
    expect(codeOf(() => cancelRefill(request, { ...doing, isPatient: false }))).toBe('refill.not-yours')
  })
  it('is overdue after 5 days without an answer', () => {
    expect(isRefillOverdue(request, '2026-03-05')).toBe(false)
    expect(isRefillOverdue(request, '2026-03-06')).toBe(true)
    expect(isRefillOverdue({ ...request, status: 'completed' }, '2026-03-20')).toBe(false)
  })
})

describe('days covered', () => {
  const period = { from: '2026-01-01', to: '2026-01-30' }
  it.each([
    ['one supply for all', [{ on: '2026-01-01', days: 30 }], 1], ['half', [{ on: '2026-01-01', days: 15 }], 0.5], ['a gap', [{ on: '2026-01-01', days: 10 }, { on: '2026-01-16', days: 10 }], 20 / 30],
    ['an early refill is used up later', [{ on: '2026-01-01', days: 15 }, { on: '2026-01-06', days: 15 }], 1], ['nothing beyond the end', [{ on: '2026-01-21', days: 60 }], 10 / 30],
  ])('%s', (_says, supplies, expected) => expect(proportionOfDaysCovered(supplies, period)).toBeCloseTo(expected, 10))
  it('does not guess', () => {
    expect(proportionOfDaysCovered([], period)).toBeNull()
    expect(proportionOfDaysCovered([{ on: '2026-01-01', days: 5 }], { from: '2026-01-02', to: '2026-01-01' })).toBeNull()
  })
})
