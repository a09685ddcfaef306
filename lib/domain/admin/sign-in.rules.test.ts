import { describe, expect, it } from 'vitest'
import { aRecord } from '@/lib/testing/arbitrary-record'
import { attemptPolicies } from './attempt-policies.table'
import { attemptPolicyKind, judgeAttempt, policyIn, restAfter } from './sign-in.rules'

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

describe('the limits', () => {
  const version = (number: number, value: unknown, changes = {}) => aRecord('configurationVersions', { id: `v${number}`, kind: attemptPolicyKind, key: 'sign-in-from', number, value, status: 'approved', effectiveFrom: '2026-11-20T10:00:00.000Z', ...changes })
  const own = { allowed: 300, windowMinutes: 60, restMinutes: 5 }
  const published = attemptPolicies['sign-in-from']

  it.each([
    ['nothing was approved', [], published],
    ['one is in force from now on', [version(1, own)], own],
    ['one is not in force yet', [version(1, own, { effectiveFrom: '2026-11-20T10:00:00.001Z' })], published],
    ['one is only proposed', [version(1, own, { status: 'proposed' })], published],
    ['it is another kind of attempt', [version(1, own, { key: 'sign-in' })], published],
    ['a newer one replaced it', [version(1, { ...own, allowed: 40 }), version(2, own)], own],
    ['the newer one cannot be meant', [version(1, own), version(2, { ...own, allowed: 4 })], own],
    ['it would lock for more than a day', [version(1, { ...own, restMinutes: 1441 })], published],
    ['it is no limit at all', [version(1, 'many')], published],
  ])('are the published ones or the installation’s: %s', (_, versions, expected) => expect(policyIn(versions, 'sign-in-from', now)).toEqual(expected))

  it('name their source and version, and leave a clinic behind one address room', () => {
    for (const [kind, { source, version: edition }] of Object.entries(attemptPolicies)) expect([source.length > 15, edition], kind).toEqual([true, '2026-11'])
    expect(published.allowed).toBeGreaterThanOrEqual(10 * attemptPolicies['sign-in'].allowed)
  })
})
