import { hash, verify } from '@node-rs/argon2'
import { inTurn } from './hash-turns'
import { verifyLegacyHash } from './legacy-hash'

/** Cost of a new hash, in the names and numbers clients of the Users API see. */
export const ARGON2_OPTIONS = { type: 'argon2', memory_cost: 65_536, time_cost: 4, threads: 3 } as const

export const DEFAULT_HASH = 'argon2'

/** The binding's number for argon2id. */
const ARGON2ID = 2

export type StoredPassword = { password: string | null; hash: string; hash_options: string }

/** A new argon2id hash, computed off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, {
    algorithm: ARGON2ID, memoryCost: ARGON2_OPTIONS.memory_cost, timeCost: ARGON2_OPTIONS.time_cost, parallelism: ARGON2_OPTIONS.threads,
  }))
}

/** Kilobytes, and kilobytes times passes: sixteen times what our own hashes take. */
const MOST_MEMORY = 2 ** 18
const MOST_WORK = 2 ** 22

/** Whether an argon2 hash somebody imported asks for no more memory and work than a sign-in may cost. */
export function isAffordableArgon2(stored: string): boolean {
  const cost = /\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(stored)
  if (cost === null) return false
  const [memory, passes, threads] = [Number(cost[1]), Number(cost[2]), Number(cost[3])]
  return memory <= MOST_MEMORY && memory * passes <= MOST_WORK && threads <= 64
}

/** Whether the password is the stored one, whichever way it was hashed. */
export async function matchesPassword(password: string, stored: StoredPassword): Promise<boolean> {
  if (stored.password === null || stored.password === '') return false
  if (stored.hash !== DEFAULT_HASH) return verifyLegacyHash(password, { kind: stored.hash, digest: stored.password, options: JSON.parse(stored.hash_options) as Record<string, unknown> })
  if (!isAffordableArgon2(stored.password)) return false
  const digest = stored.password
  try {
    return await inTurn(() => verify(digest, password))
  } catch {
    // An imported value that is no argon2 hash matches no password.
    return false
  }
}

/** Hash columns of a fresh password. */
export async function freshPassword(password: string): Promise<{ password: string; hash: string; hash_options: string }> {
  return { password: await hashPassword(password), hash: DEFAULT_HASH, hash_options: JSON.stringify(ARGON2_OPTIONS) }
}
