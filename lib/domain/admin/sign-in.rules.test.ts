import { describe, expect, it } from 'vitest'
import { attemptPolicies, judgeAttempt, restAfter } from './sign-in.rules'

const policy = attemptPolicies['sign-in']
const now = new Date('2026-11-20T10:00:00Z')
const guard = (first: string, lockedUntil: string | null = null) => ({ firstFailureAt: first, lockedUntil })

describe('attempts to sign in', () => {
  it.each([
    ['the first opens a count', null, 'open'],
    ['one within the window is added', guard('2026-11-20T09:45:00.001Z'), 'add'],
    ['one at the window’s end starts anew', guard('2026-11-20T09:45:00.000Z'), 'restart'],
    ['a lock that ends in a millisecond rests', guard('2026-11-20T09:50:00Z', '2026-11-20T10:00:00.001Z'), 'rest'],
    ['a lock that ends now is over', guard('2026-11-20T09:50:00Z', '2026-11-20T10:00:00.000Z'), 'restart'],
  ] as const)('%s', (_, before, judged) => {
    expect(judgeAttempt(before, now, policy)).toBe(judged)
  })

  it.each([[policy.allowed, null], [policy.allowed + 1, '2026-11-20T10:15:00.000Z']])('attempt %i rests until %s', (count, until) => {
    expect(restAfter(count, now, policy)).toBe(until)
  })
})
