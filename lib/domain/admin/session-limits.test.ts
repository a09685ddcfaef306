import { describe, expect, it } from 'vitest'
import { defaultSessionLimits, isSessionOver, readSessionLimits, sessionEnds } from './session-limits'

const setting = (key: string, value: unknown) => ({ key, value })

describe('a clinic’s limits', () => {
  it.each([
    ['nothing set', [], defaultSessionLimits],
    ['both set', [setting('session-idle-minutes', { minutes: 10 }), setting('session-hours', { hours: 8 })], { idleMinutes: 10, hours: 8 }],
    ['the shortest', [setting('session-idle-minutes', { minutes: 5 }), setting('session-hours', { hours: 1 })], { idleMinutes: 5, hours: 1 }],
    ['shorter than anybody can mean', [setting('session-idle-minutes', { minutes: 4 }), setting('session-hours', { hours: 0 })], defaultSessionLimits],
    ['longer than a day', [setting('session-idle-minutes', { minutes: 481 }), setting('session-hours', { hours: 25 })], defaultSessionLimits],
    ['no numbers', [setting('session-idle-minutes', { minutes: '30' }), setting('session-hours', null)], defaultSessionLimits],
  ])('%s', (_, settings, limits) => expect(readSessionLimits(settings)).toEqual(limits))
})

describe('the end of a session', () => {
  const signedInAt = '2026-03-05T08:00:00.000Z'
  const session = (seenAt: string, expiresAt = '2026-03-06T08:00:00.000Z') => ({ signedInAt, seenAt, expiresAt })
  const limits = { idleMinutes: 30, hours: 8 }

  it('comes when the device lay unused, and never after the last', () => {
    expect(sessionEnds(session('2026-03-05T09:00:00.000Z'), limits)).toEqual({ idleAt: '2026-03-05T09:30:00.000Z', finalAt: '2026-03-05T16:00:00.000Z', idleMinutes: 30 })
    expect(sessionEnds(session('2026-03-05T15:45:00.000Z'), limits)).toMatchObject({ idleAt: '2026-03-05T16:00:00.000Z' })
    expect(sessionEnds(session('2026-03-05T09:00:00.000Z', '2026-03-05T09:10:00.000Z'), limits)).toMatchObject({ idleAt: '2026-03-05T09:10:00.000Z', finalAt: '2026-03-05T09:10:00.000Z' })
  })

  it.each([['2026-03-05T09:29:59.999Z', false], ['2026-03-05T09:30:00.000Z', true]])('at %s it is over: %s', (now, isOver) => {
    expect(isSessionOver(sessionEnds(session('2026-03-05T09:00:00.000Z'), limits), new Date(now))).toBe(isOver)
  })
})
