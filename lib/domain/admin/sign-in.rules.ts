import type { SignInGuard } from './audit.schema'

/**
 * How many attempts one address may make before it rests, and for how long.
 * Source: OWASP Authentication Cheat Sheet (lock by account, for a time, counted over an observation window).
 */
export const attemptPolicies = {
  'sign-in': { version: '2026-11', allowed: 10, windowMinutes: 15, restMinutes: 15 },
  'sign-up': { version: '2026-11', allowed: 20, windowMinutes: 60, restMinutes: 60 },
  recovery: { version: '2026-11', allowed: 5, windowMinutes: 60, restMinutes: 60 },
  // Counted by where it is asked from: a whole clinic may stand behind one address.
  'recovery-from': { version: '2026-11', allowed: 30, windowMinutes: 60, restMinutes: 60 },
  'document-check': { version: '2026-11', allowed: 120, windowMinutes: 10, restMinutes: 10 },
} as const
export type AttemptKind = keyof typeof attemptPolicies
export type AttemptPolicy = { allowed: number; windowMinutes: number; restMinutes: number }

type Guard = Pick<SignInGuard, 'firstFailureAt' | 'lockedUntil'>
const minutes = (count: number) => count * 60_000

/**
 * What to do with one more attempt, before it is tried: open a count, add to it, start it anew because the window has
 * passed, or let it rest because too many came.
 */
export function judgeAttempt(guard: Guard | null, now: Date, policy: AttemptPolicy): 'open' | 'add' | 'restart' | 'rest' {
  if (!guard) return 'open'
  if (guard.lockedUntil && Date.parse(guard.lockedUntil) > now.getTime()) return 'rest'
  const isOld = now.getTime() - Date.parse(guard.firstFailureAt) >= minutes(policy.windowMinutes)
  return isOld || guard.lockedUntil ? 'restart' : 'add'
}

/** Until when an address rests after its `count`-th attempt, or null while it may go on. */
export const restAfter = (count: number, now: Date, policy: AttemptPolicy): string | null => (count > policy.allowed ? new Date(now.getTime() + minutes(policy.restMinutes)).toISOString() : null)
