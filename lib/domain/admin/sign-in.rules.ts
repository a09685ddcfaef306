import { z } from 'zod'
import { type AttemptKind, attemptPolicies, type AttemptPolicy } from './attempt-policies.table'
import type { SignInGuard } from './audit.schema'
import type { ConfigurationVersion } from './settings.schema'

/** The kind under which an installation's own limits lie among its configuration versions; the key is the kind of attempt. */
export const attemptPolicyKind = 'attempt-policy'
/** Whose configuration versions they are: somebody who signs in belongs to no organisation yet. */
export const attemptPolicyOwner = 'installation'

// Fewer than five shuts people out who mistype; ten thousand is no limit any more. A rest is at most a day.
const ownPolicy = z.object({ allowed: z.number().int().min(5).max(10_000), windowMinutes: z.number().int().min(1).max(1440), restMinutes: z.number().int().min(1).max(1440) })

/** The limit of one kind: the newest that the installation approved and that is in force, else the published one. One that cannot be meant counts for nothing. */
export function policyIn(versions: readonly ConfigurationVersion[], kind: AttemptKind, now: Date): AttemptPolicy {
  const inForce = versions.filter((version) => version.kind === attemptPolicyKind && version.key === kind && version.status === 'approved' && Date.parse(version.effectiveFrom) <= now.getTime())
  const own = inForce.toSorted((a, b) => b.number - a.number).map(({ value }) => ownPolicy.safeParse(value)).find(({ success }) => success)
  return own?.data ?? attemptPolicies[kind]
}

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
