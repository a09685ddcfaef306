import { describe, expect, it } from 'vitest'
import { acknowledge, close, deadlines, dismiss, escalate, isEscalationDue, levelDue, minutesToAcknowledge, nextStates, notify, recordAttempt, reopen } from '@/lib/domain/lab/critical-call.states'
import type { CallVerb } from '@/lib/domain/lab/critical-call.states'
import { isAlreadyCalled } from '@/lib/domain/lab/critical-repeat.rules'
import { criticalCallStatuses } from '@/lib/domain/lab/order.schema'
import type { CriticalCall } from '@/lib/domain/lab/order.schema'
import { aCriticalCall } from '@/lib/testing/lab-records'
import { refusalCode } from '@/lib/testing/refusal-code'

const start = '2026-03-05T08:00:00.000Z'
const after = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()
const doctor = { by: 'doctor-1', byName: 'Dr Grace Lindqvist' }
const attempt = { at: after(5), by: 'tech-ines', byName: 'Inês', person: 'Dr Lindqvist', role: 'doctor', channel: 'phone' as const, reached: true, readBack: true, note: '' }

const verbs: Record<CallVerb, (call: CriticalCall) => { status: string }> = {
  notify,
  logAttempt: (call) => recordAttempt(call, { ...attempt, reached: false, readBack: false }),
  confirmReadBack: (call) => recordAttempt(call, attempt),
  acknowledge: (call) => acknowledge(call, { ...doctor, at: after(10), action: 'treated' }),
  escalate: (call) => escalate(call, after(16)).call,
  giveUp: (call) => escalate(call, after(90)).call,
  close: (call) => close(call, { at: after(12) }),
  dismiss: (call) => dismiss(call, { at: after(3), reason: 'repeat 4.4' }),
  reopen: (call) => reopen(call, { at: after(200) }),
}

describe('every state × verb', () => {
  const pairs = criticalCallStatuses.flatMap((status) => (Object.keys(verbs) as CallVerb[]).map((verb) => [status, verb] as const))
  it.each(pairs)('%s × %s', (status, verb) => {
    const call = aCriticalCall({ status, action: 'treated' })
    const to = nextStates[status][verb]
    if (to === undefined) return expect(refusalCode(() => verbs[verb](call))).toBe('critical-call.wrong-state')
    expect(verbs[verb](call).status).toBe(to)
  })
})

describe('the ladder, walked with a clock', () => {
  it.each([
    [0, 0], [14.99, 0], [15, 1], [29.99, 1], [30, 2], [59.99, 2], [60, 3], [120, 3],
  ])('after %f minutes the loop stands on rung %i', (minutes, level) => {
    expect(levelDue(aCriticalCall(), after(minutes))).toBe(level)
  })

  it('tells each rung once, then opens an incident and stays open', () => {
    let call = aCriticalCall({ ...deadlines(start) })
    const told: string[] = []
    let incidents = 0
    for (let minutes = 0; minutes <= 95; minutes += 1) {
      if (!isEscalationDue(call, after(minutes))) continue
      const step = escalate(call, after(minutes))
      told.push(...step.told.map((rung) => `${minutes} ${rung.tell}`))
      incidents += step.opensIncident ? 1 : 0
      call = step.call
    }
    expect(told).toEqual(['15 covering clinician', '30 ward or on-call lead', '60 medical director'])
    expect(incidents).toBe(1)
    expect(call.status).toBe('cannot_reach')
    expect(acknowledge(call, { ...doctor, at: after(100), action: 'referred' }).status).toBe('acknowledged')
  })

  it('catches up when nobody looked for a while', () => {
    const { call, told } = escalate(aCriticalCall(), after(45))
    expect(call).toMatchObject({ status: 'escalated', level: 2 })
    expect(told.map((rung) => rung.tell)).toEqual(['covering clinician', 'ward or on-call lead'])
  })

  it('goes on after a read-back, because nobody has acknowledged', () => {
    expect(isEscalationDue(recordAttempt(aCriticalCall(), attempt), after(15))).toBe(true)
  })

  it.each([['acknowledged'], ['closed'], ['not_confirmed'], ['cannot_reach']] as const)('is quiet once %s', (status) => {
    expect(isEscalationDue(aCriticalCall({ status }), after(500))).toBe(false)
  })

  it('sets the deadlines from the ladder', () => {
    expect(deadlines(start)).toMatchObject({ callByAt: after(15), acknowledgeByAt: after(60), level: 0 })
  })
})

describe('what has to be recorded', () => {
  it('confirms only when somebody was reached and read the value back', () => {
    expect(recordAttempt(aCriticalCall(), { ...attempt, readBack: false })).toMatchObject({ status: 'notified', readBackAt: null })
    expect(recordAttempt(aCriticalCall(), attempt)).toMatchObject({ status: 'read_back_confirmed', readBackAt: after(5), attempts: [attempt] })
  })

  it.each([
    ['an attempt without a name', () => recordAttempt(aCriticalCall(), { ...attempt, person: ' ' }), 'critical-call.recipient-needed'],
    ['an attempt without a role', () => recordAttempt(aCriticalCall(), { ...attempt, role: '' }), 'critical-call.recipient-needed'],
    ['closing without an action', () => close(aCriticalCall({ status: 'acknowledged' }), { at: start }), 'critical-call.action-needed'],
    ['dismissing without a reason', () => dismiss(aCriticalCall(), { at: start, reason: '' }), 'critical-call.reason-needed'],
  ])('refuses %s', (_name, run, code) => {
    expect(refusalCode(run)).toBe(code)
  })

  it('measures the time to the answer', () => {
    expect(minutesToAcknowledge(aCriticalCall())).toBeNull()
    expect(minutesToAcknowledge(aCriticalCall({ acknowledgedAt: after(22) }))).toBe(22)
  })

  it('starts its clock anew when opened again', () => {
    expect(reopen(aCriticalCall({ status: 'closed', level: 3, action: 'treated' }), { at: after(200) })).toMatchObject({ level: 0, detectedAt: after(200), callByAt: after(215), action: null, acknowledgedAt: null })
  })
})

describe('a value that was called already', () => {
  const known = { value: 6.8, direction: 'high' as const, at: start, acknowledgedAt: after(20) }
  it.each([
    ['nothing was known', null, 6.8, 'high', 60, false],
    ['the same a little later', known, 6.9, 'high', 60, true],
    ['it was never acknowledged', { ...known, acknowledgedAt: null }, 6.8, 'high', 60, false],
    ['the other direction', known, 2.1, 'low', 60, false],
    ['just inside a day', known, 6.8, 'high', 24 * 60 - 1, true],
    ['a day later', known, 6.8, 'high', 24 * 60, false],
    ['worse by just under a fifth', { ...known, value: 5 }, 5.99, 'high', 60, true],
    ['worse by a fifth', { ...known, value: 5 }, 6, 'high', 60, false],
    ['low and worse by a fifth', { ...known, value: 2, direction: 'low' as const }, 1.6, 'low', 60, false],
  ])('%s', (_name, previous, value, direction, minutes, quiet) => {
    expect(isAlreadyCalled(previous, { value, direction: direction as 'high', at: after(minutes) })).toBe(quiet)
  })
})
